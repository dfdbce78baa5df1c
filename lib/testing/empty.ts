/** What `server-only` resolves to in tests, where there is no client bundle to guard. */
export {};
