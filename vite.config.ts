import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { importTemplate } from './aws/cli/importTemplate.ts'

export default defineConfig({
  plugins: [react(), importTemplate()],
  // amazon-cognito-identity-js depends on a "buffer" that looks for Node's global: without this the build
  // succeeds and the page stays blank.
  define: { global: 'globalThis' },
  test: {
    // SRP is arithmetic on 3072-bit numbers, and machines are slow and shared: no test fails for want of time.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: { name: 'local', include: ['tests/{local-aws,policy,cli,template}/**/*.test.ts'] },
      },
      {
        extends: true,
        test: {
          name: 'principal-tag',
          env: { PARTITION_KEY: 'principal-tag' },
          include: ['tests/local-aws/{wholeChain,attributes,groups,signature,explanations}.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'app',
          include: ['tests/app/**/*.test.{ts,tsx}'],
          environment: 'jsdom',
          globalSetup: 'tests/support/serveForApp.ts',
        },
      },
    ],
  },
})
