import { fileURLToPath } from "node:url";

import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const folder = fileURLToPath(new URL(".", import.meta.url));

/** The playground's page, built apart from the dashboard. The playground's own server serves what comes out. */
export default defineConfig({
  root: folder,
  plugins: [react()],
  build: { outDir: `${folder}../dist-playground`, emptyOutDir: true },
  server: {
    proxy: { "/playground/": "http://127.0.0.1:8788", "^/playground$": "http://127.0.0.1:8788" },
  },
});
