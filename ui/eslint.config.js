import js from "@eslint/js";
import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";
import svelteConfig from "./svelte.config.js";

export default ts.config(
  { ignores: ["dist", "node_modules", "src/bindings.ts"] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  { languageOptions: { globals: { ...globals.browser } } },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: [".svelte"], svelteConfig } },
  },
  {
    rules: {
      "no-console": "error",
      // The one door to the window's host is src/api.ts.
      "no-restricted-imports": ["error", { patterns: [{ group: ["@tauri-apps/*"], message: "Only src/api.ts." }] }],
      "no-restricted-globals": ["error", "localStorage", "sessionStorage", "fetch"],
      "@typescript-eslint/no-invalid-void-type": "off",
      // Plain collections are meant where nothing on the screen reads them.
      "svelte/prefer-svelte-reactivity": "off",
      "svelte/no-at-html-tags": "error",
      // Our routes are fragments of one page.
      "svelte/no-navigation-without-resolve": "off",
    },
  },
  { files: ["src/api.ts", "src/**/*.test.ts"], rules: { "no-restricted-imports": "off" } },
);
