import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

export default defineConfig(({ mode }) => ({
  plugins: [svelte()],
  clearScreen: false,
  // The sentences stand in ../assets, shared with the core.
  server: { port: 5173, strictPort: true, fs: { allow: [".."] } },
  // Vitest would otherwise take Svelte's server build.
  resolve: mode === "test" ? { conditions: ["browser"] } : {},
  build: {
    // WebKitGTK 2.50 and WebView2: light-dark() and native dialogs pass through as written.
    target: ["safari18", "chrome123"],
    // The content security policy allows files of our own and no data: addresses.
    assetsInlineLimit: 0,
    modulePreload: false,
    chunkSizeWarningLimit: 700,
  },
  test: { environment: "jsdom", include: ["src/**/*.test.ts"] },
}));
