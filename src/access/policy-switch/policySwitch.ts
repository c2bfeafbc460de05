import * as v from 'valibot'
import type { Config } from '../../../aws/contract/config.ts'
import type { AppError } from '../../errors.ts'

const schema = v.object({
  /** `deployed`, or the id of one of the policies. */
  active: v.string(),
  /** Logical ID of the role whose policy is switched. */
  role: v.string(),
  policies: v.array(
    v.object({
      id: v.string(),
      title: v.string(),
      leaks: v.string(),
      document: v.unknown(),
      /** Whether a user typed it. */
      isOwn: v.boolean(),
    }),
  ),
  /** The template's document, as the others are written. */
  deployed: v.unknown(),
  /** The demo people. `group` gives them another role than the switched one; null for the office administrators. */
  others: v.array(v.object({ username: v.string(), partition: v.string(), group: v.nullable(v.string()) })),
  /** Each switch with its time, oldest first. Before the first switch, the deployed policy was in force. */
  changes: v.array(v.object({ at: v.number(), active: v.string() })),
})

/** The policy that the local AWS enforces, and the others that it offers. */
export type PolicySwitch = v.InferOutput<typeof schema>

/** The local AWS enforces the template's policy. */
export const deployedPolicy = 'deployed'

/** Asks the local AWS for the policy that it enforces. Rejects with an AppError. */
export function readPolicySwitch(config: Config): Promise<PolicySwitch> {
  return call(config, {})
}

/** Makes the local AWS enforce another policy, in its memory only. Rejects with an AppError. */
export function choosePolicy(config: Config, active: string): Promise<PolicySwitch> {
  return call(config, put({ active }))
}

/** The new state, or in one sentence why the local AWS does not enforce the policy. */
export type OwnPolicyAnswer = PolicySwitch | { refused: string }

/** Makes the local AWS enforce a policy that a user typed, in its memory only. Rejects with an AppError. */
export async function chooseOwnPolicy(config: Config, own: string): Promise<OwnPolicyAnswer> {
  const { response, body } = await send(config, put({ own }))
  const refusal = v.safeParse(v.object({ message: v.string() }), body)
  if (response.status === 400 && refusal.success) return { refused: refusal.output.message }
  return parse(response, body)
}

function put(body: object): RequestInit {
  return { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}

async function call(config: Config, options: RequestInit): Promise<PolicySwitch> {
  const { response, body } = await send(config, options)
  return parse(response, body)
}

async function send(
  { endpoint }: Config,
  options: RequestInit,
): Promise<{ response: Response; body: unknown }> {
  const response = await fetch(new URL('/local/policy', endpoint), options).catch(() => {
    throw { kind: 'offline' } satisfies AppError
  })
  return { response, body: await response.json().catch(() => null) }
}

function parse(response: Response, body: unknown): PolicySwitch {
  const parsed = v.safeParse(schema, body)
  if (!response.ok || !parsed.success) {
    throw { kind: 'unexpected', detail: `/local/policy: HTTP ${response.status}` } satisfies AppError
  }
  return parsed.output
}
