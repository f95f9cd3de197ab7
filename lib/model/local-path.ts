/** What paths of files begin with that stay on the computer of whoever draws the job. No workspace path holds it. */
const LOCAL = "local:";

export const isLocalPath = (path: string): boolean => path.startsWith(LOCAL);

/** The path by which a job names a file that stays on this computer. */
export const localPath = (name: string): string => LOCAL + name.replaceAll(/[\\/*?[\]{}]+/g, "_");

/** What the file is called where it lies. */
export const localName = (path: string): string => path.slice(LOCAL.length);
