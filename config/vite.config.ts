import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const root = join(import.meta.dirname, '..');
const api = { target: 'http://127.0.0.1:3000', changeOrigin: false };

/** The page: root `src/web`, built into `dist/web`. The development server passes the interface on to a running server. */
export default defineConfig({
  root: join(root, 'src', 'web'),
  cacheDir: join(root, 'node_modules', '.vite'),
  plugins: [react()],
  server: { host: '127.0.0.1', port: 5173, proxy: { '/api': api, '/health': api } },
  build: {
    outDir: join(root, 'dist', 'web'),
    emptyOutDir: true,
    target: 'es2022',
    // The content security policy allows no inline script and no data: script; assets stay files.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
  },
});
