/** Colours of what is drawn around nodes; `components/editor/canvas/annotations.css` says what they are. */
export const NOTE_COLORS = ["yellow", "blue", "green", "rose", "grey"] as const;
