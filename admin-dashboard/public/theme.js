// Before the first paint, so that no theme flashes. The look of Mantine hangs on this attribute.
let chosen = "auto";
try {
  chosen = localStorage.getItem("theme") ?? "auto";
} catch {
  // Without storage the system's theme stays.
}
const dark = chosen === "dark" || (chosen !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
document.documentElement.dataset.mantineColorScheme = dark ? "dark" : "light";
