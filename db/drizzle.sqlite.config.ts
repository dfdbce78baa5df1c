import { defineConfig } from 'drizzle-kit';

export default defineConfig({ dialect: 'sqlite', schema: './db/drizzle.sqlite.ts', out: './db/migrations/sqlite' });
