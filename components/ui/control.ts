/** The frame that inputs, text areas and select triggers share. */
export const controlFrame =
  "w-full min-w-0 rounded-md border border-line-2 bg-surface text-base text-text transition-colors " +
  "hover:border-faint focus-visible:border-accent focus-visible:outline-offset-0 " +
  "aria-invalid:border-bad disabled:opacity-55 disabled:hover:border-line-2";

/** The panel that menus, selects and popovers float in. */
export const popPanel =
  "z-50 rounded-lg border border-line-2 bg-surface text-text shadow-pop data-[state=open]:animate-pop " +
  "max-h-[var(--radix-popper-available-height)] max-w-[calc(100vw-16px)] focus-visible:outline-none";

/** One row of a menu or list of options. */
export const popItem =
  "relative flex min-h-7 cursor-default select-none items-center gap-2 rounded-sm px-2 py-1 outline-none " +
  "data-[highlighted]:bg-accent-bg data-[disabled]:text-faint data-[disabled]:opacity-60";
