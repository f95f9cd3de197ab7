/** The documentation of a node type. */
export const nodeHref = (type: string): string => `/nodes/${type}`;
