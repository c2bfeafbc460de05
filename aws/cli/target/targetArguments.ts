/** For `parseArgs`: the options that choose a target. */
export const targetArguments = {
  local: { type: 'boolean', default: false },
  state: { type: 'string', default: '.local-aws' },
  config: { type: 'string' },
  stack: { type: 'string', default: 'leading-keys' },
  profile: { type: 'string' },
  region: { type: 'string' },
} as const

export const targetUsage = `  --local         use the local AWS of a running npm start (--state DIRECTORY: .local-aws)
  --stack NAME    name of the stack (leading-keys); or --config URL of its app: https://HOST/config.json
  --profile NAME  a profile of ~/.aws; otherwise AWS_PROFILE, the environment, SSO or a role
  --region NAME   the stack's Region; otherwise AWS_REGION or the profile's`
