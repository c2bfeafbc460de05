import { defineConfig, devices } from '@playwright/test'
import { findBrowser } from './tests/support/findBrowser.ts'

// Playwright tells its processes to print colours. In a file nobody wants them, and beside NO_COLOR each process warns.
if (!process.stdout.isTTY || process.env.NO_COLOR !== undefined) {
  delete process.env.NO_COLOR
  process.env.FORCE_COLOR = '0'
}
// The SDK warns of Node 20 in eight lines, in each process.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true'

const port = Number(process.env.E2E_PORT ?? 5179)
const executablePath = findBrowser()

export default defineConfig({
  testDir: 'tests/e2e',
  fullyParallel: true,
  workers: 2,
  // A test that passes only the second time is listed as flaky.
  retries: 1,
  forbidOnly: process.env.CI !== undefined,
  reporter: 'list',
  // What is slow here is the machine, which may be shared: no test fails for want of time.
  timeout: 600_000,
  expect: { timeout: 60_000 },
  use: {
    ...devices['Desktop Chrome'],
    baseURL: `http://localhost:${port}`,
    // A trace takes a quarter of the computing time of a test. To look into a failure, ask for one: --trace retain-on-failure
    trace: 'off',
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [
        // Chromium refuses its sandbox to root, which CI often is.
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'identity-id', testIgnore: 'principalTag.spec.ts' },
    {
      // The pages are the same with both partition keys, so a few files stand for all.
      name: 'principal-tag',
      testMatch: '{ownAgents,allOffices,principalTag}.spec.ts',
      grepInvert: /10,000 agents/,
      use: { baseURL: `http://localhost:${port + 1}` },
    },
  ],
  // The default stack, and at the next port a stack whose rows have a principal tag as their key.
  webServer: ['identity-id', 'principal-tag'].map((partitionKey, index) => ({
    command: `node --import tsx tests/support/serveForBrowser.ts ${port + index} PartitionKey=${partitionKey} Editing=own-agents`,
    url: `http://localhost:${port + index}/config.json`,
    reuseExistingServer: false,
    timeout: 600_000,
    env: { FORCE_COLOR: '0' },
  })),
})
