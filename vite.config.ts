import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { drawFormAhead } from './build/drawFormAhead.ts'
import { importTemplate } from './build/importTemplate.ts'
import { onlyTheVersion } from './build/onlyTheVersion.ts'
import { withoutUnusedModules } from './build/withoutUnusedModules.ts'

/** Their authors mark them as having effects when loaded. They have none, so the build may drop their unused exports. */
const withoutEffects = /[\\/]node_modules[\\/](amazon-cognito-identity-js|js-cookie|@aws-sdk)[\\/]/

export default defineConfig({
  plugins: [react(), importTemplate(), drawFormAhead(), onlyTheVersion, withoutUnusedModules],
  // amazon-cognito-identity-js depends on a "buffer" that looks for Node's global: without this the build
  // succeeds and the page stays blank.
  define: { global: 'globalThis' },
  resolve: {
    alias: {
      // The credential provider brings a second copy of the client that GetId is sent with.
      '@aws-sdk/nested-clients/cognito-identity': '@aws-sdk/client-cognito-identity',
      // React has it by itself.
      'use-sync-external-store/shim/index.js': 'react',
      // The same code as its authors wrote it, without a library of helpers for browsers of 2015.
      '@aws-crypto/sha256-js': '@aws-crypto/sha256-js/src/index.ts',
      '@aws-crypto/util': '@aws-crypto/util/src/index.ts',
    },
  },
  // The development server prepares the app's libraries, not those of the pages that the bench compares it with.
  optimizeDeps: { entries: ['index.html'] },
  build: {
    // Chromium, Firefox and Safari have all had modulepreload since 2023.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      onLog(level, log, report) {
        // Code of the SDK for Node, of which nothing is left in the build.
        if (!/externalized for browser compatibility.*@(aws-sdk|smithy)/.test(log.message)) report(level, log)
      },
      treeshake: {
        propertyReadSideEffects: false,
        // The SDK's classes for its exceptions, one by one. What no class is registered for comes as the service's common
        // exception with the same name, message and status, which is all that is read of one here.
        manualPureFunctions: ['n0_registry.registerError'],
        moduleSideEffects: [{ test: withoutEffects, sideEffects: false }],
      },
      output: {
        codeSplitting: {
          // Each takes along what it imports, unless a group above it has that already.
          groups: [
            { name: 'form', tags: ['$initial'], priority: 4 },
            // Code that the sign-in and the list share: a user who is still signed in does not load the sign-in's chunk.
            {
              name: 'start',
              test: /[\\/]src[\\/](startApp|aws[\\/](calls[\\/]recordCalls|toAppError))\.ts$/,
              priority: 3,
            },
            {
              name: 'session',
              test: /[\\/]src[\\/]ahead[\\/]signInQuickly\.ts$/,
              priority: 2,
            },
            // Binary streams, which no operation here answers with, stay a chunk that is never loaded.
            {
              name: 'aws',
              test: /[\\/](src[\\/]aws[\\/](identity-pool[\\/]getIdentityId|table[\\/](openAgentsTable|queryAgents))\.ts$|node_modules[\\/]@aws-sdk[\\/]credential-provider)/,
              priority: 1,
            },
            { name: 'signed-in', test: /[\\/]src[\\/](SignedIn|HeaderLinks)\.tsx$/ },
          ],
        },
      },
    },
  },
  test: {
    // SRP is arithmetic on 3072-bit numbers, and machines are slow and shared: no test fails for want of time.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // The runner leaves half of the cores to its own work otherwise: of two cores, one. A file of tests that starts a
    // server has a port of its own, which the system chooses, and a folder of its own.
    maxWorkers: '100%',
    // What a test prints is shown when it fails.
    silent: 'passed-only',
    // The SDK warns of Node 20 in eight lines, in each process.
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    projects: [
      {
        extends: true,
        test: { name: 'local', include: ['tests/{local-aws,policy,cli,template,bench,build}/**/*.test.ts'] },
      },
      {
        extends: true,
        test: {
          name: 'principal-tag',
          env: { PARTITION_KEY: 'principal-tag' },
          include: [
            'tests/local-aws/{wholeChain,attributes,groups,signature,explanations,policySwitch,realClients}.test.ts',
          ],
        },
      },
      {
        extends: true,
        test: {
          name: 'app',
          include: ['tests/app/**/*.test.tsx'],
          environment: 'jsdom',
          globalSetup: 'tests/support/serveForApp.ts',
        },
      },
      {
        extends: true,
        // jsdom takes a second for each file. Of these, keepCalls needs it, and says so in its first line.
        test: {
          name: 'app-without-page',
          include: ['tests/app/**/*.test.ts'],
          globalSetup: 'tests/support/serveForApp.ts',
        },
      },
    ],
  },
})
