import type { Page } from '@playwright/test'
import { demoPassword } from '../../aws/seed/seedDemo.ts'
import { observePage } from './observePage.ts'
import { openBrowser } from './openBrowser.ts'
import { recordTraffic, type Traffic } from './recordTraffic.ts'

export interface Visit {
  /** The app's own address. */
  origin: string
  /** For Chromium: which names are where, and whose certificate is good. */
  arguments: readonly string[]
  /** How many times slower than this machine. */
  slowdown: number
  username: string
  /** A row that is there when the agents are. */
  row: string
}

/** Times in milliseconds. */
export interface SignInMeasurement {
  firstPaint: number
  /** From the navigation until there is a form that can be filled in. */
  form: number
  signIn: number
  /** What the main thread had to calculate for SRP between the button and the password's proof. */
  srp: number
  reload: number
  /** Everything that was requested between the button and the agents. */
  afterSubmit: Traffic[]
  afterReload: Traffic[]
  /** Names of the scripts and style sheets that were asked for until the form was there, and until the agents were. */
  filesUntilForm: string[]
  filesUntilAgents: string[]
}

/** Visits the app in a browser of its own: comes, types, signs in, reloads. */
export function measureSignIn(visit: Visit): Promise<SignInMeasurement> {
  return openBrowser(visit.arguments, async (context) => {
    const page = context.pages()[0] ?? (await context.newPage())
    const devtools = await context.newCDPSession(page)
    const traffic = await recordTraffic(devtools)
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: visit.slowdown })
    await page.addInitScript(observePage(visit.row))

    await page.goto(visit.origin)
    await page.evaluate('reached.form')
    await page.waitForLoadState('networkidle')
    await fillIn(page, visit.username)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.evaluate('reached.agents')
    const came = await momentsOf(page)
    const signedIn = traffic.splice(0)

    await page.waitForLoadState('networkidle')
    traffic.splice(0)
    await page.reload()
    await page.evaluate('reached.agents')
    const reloaded = await momentsOf(page)

    const within = (from: number, to: number) => signedIn.filter(({ start }) => start >= from && start <= to)
    const files = (until: number) =>
      within(0, came.origin + until)
        .filter(({ name }) => /\.(js|css)$/.test(name))
        .map(({ name }) => name)
    const afterSubmit = within(came.origin + came.submit, came.origin + came.agents)
    return {
      firstPaint: came.firstPaint,
      form: came.form,
      signIn: came.agents - came.submit,
      srp: srpIn(afterSubmit, came.origin + came.submit),
      reload: reloaded.agents,
      afterSubmit,
      afterReload: traffic.filter(({ start }) => start <= reloaded.origin + reloaded.agents),
      filesUntilForm: files(came.form),
      filesUntilAgents: files(came.agents),
    }
  })
}

/** As a person does who types fast. */
export async function fillIn(page: Page, username: string): Promise<void> {
  await page.getByLabel('Username').click()
  await page.keyboard.type(username, { delay: 40 })
  await page.keyboard.press('Tab')
  await page.keyboard.type(demoPassword, { delay: 40 })
}

interface Moments {
  /** When the page was navigated to, by the wall clock; the others count from it. */
  origin: number
  firstPaint: number
  form: number
  submit: number
  agents: number
}

function momentsOf(page: Page): Promise<Moments> {
  return page.evaluate<Moments>(`({
    ...moments,
    origin: performance.timeOrigin,
    firstPaint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
  })`)
}

/** From the button to the first call, and from its answer to the second: there is nothing else to do then. */
function srpIn(traffic: readonly Traffic[], submit: number): number {
  const first = traffic.find(({ name }) => name === 'InitiateAuth')
  const second = traffic.find(({ name }) => name === 'RespondToAuthChallenge')
  if (first === undefined || second === undefined) throw new Error('nobody signed in')
  return first.start - submit + (second.start - first.end)
}
