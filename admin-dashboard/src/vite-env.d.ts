interface ImportMetaEnv {
  /** Where the bot answers; unset or empty: the origin that serves this page. */
  readonly VITE_API_URL?: string;
}
