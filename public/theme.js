// Runs before the first paint, so that a chosen theme never flashes; a file, so that the policy needs no inline script.
// From then on components/theme/theme.ts keeps it.
(() => {
  let choice = null;
  try {
    choice = localStorage.getItem("tenon.theme");
  } catch {}
  const dark =
    choice === "dark" || (choice !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
})();
