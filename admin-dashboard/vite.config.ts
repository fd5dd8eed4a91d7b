import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

/** Beside `omo run`, the page and its API keep one origin, as when the bot itself serves the page. */
const bot = process.env["OMO_URL"] ?? "http://127.0.0.1:8787";
const proxy = Object.fromEntries(["/api", "/oauth", "/cards", "/readyz"].map((path) => [path, bot]));

export default defineConfig({
  plugins: [react()],
  server: { proxy },
  preview: { proxy },
  test: {
    environment: "jsdom",
    setupFiles: ["src/test-setup.ts"],
    restoreMocks: true,
    env: { VITE_API_URL: "http://bot.example" },
  },
});
