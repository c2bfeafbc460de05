/**
 * Documents as people have them, in tests/policy/cases, with the verdict that each deserves. For a reader who knows IAM and
 * not TypeScript: file, what it is, findings as `rule at line`, and places that cannot be read.
 */
export interface Expected {
  what: string
  /** `rule at line`, in the order of the verdict. */
  findings: readonly string[]
  policies: number
  /** What a reason to be unread says. */
  unread?: readonly string[]
}

export const verdicts: Readonly<Record<string, Expected>> = {
  'policy.json': {
    what: 'a sound policy: clean',
    policies: 1,
    findings: [],
  },
  'statement-alone.json': {
    what: 'one statement; Scan carries no leading keys',
    policies: 1,
    findings: ['action-without-leading-keys at 3'],
  },
  'statements-in-yaml.yaml': {
    what: 'a list of statements with a function of CloudFormation in it',
    policies: 1,
    findings: ['action-without-leading-keys at 4'],
  },
  'comment.jsonc.json': {
    what: 'a comment, which JSON does not have',
    policies: 1,
    findings: ['not-json at 2'],
  },
  'name-twice.json': {
    what: 'Null twice: the second one takes the presence test away',
    policies: 1,
    findings: ['duplicate-key at 11', 'no-presence-test at 9'],
  },
  'broken-off.json': {
    what: 'a policy that breaks off in the middle',
    policies: 0,
    findings: [],
    unread: ['is not JSON: ends too early'],
  },
  'series.json': {
    what: 'the policy of the blog series: ForAllValues without a presence test',
    policies: 1,
    findings: ['no-presence-test at 10'],
  },
  'aws-sample.json': {
    what: "AWS's own sample for fine-grained access: no presence test, and writes that answer with everything",
    policies: 1,
    findings: ['no-presence-test at 19', 'attributes-without-return-values at 20', 'put-erases-hidden at 7'],
  },
  'amplify.template.json': {
    what: 'a stack as Amplify generates it: the role of signed-in users may write every row, and delete the table',
    policies: 2,
    findings: ['trusts-any-pool at 35', 'rows-of-everybody at 93', 'table-itself at 94'],
  },
  'public-partition.json': {
    what: "a partition that is meant for everybody beside the user's own: clean",
    policies: 1,
    findings: [],
  },
  'caller-chosen.json': {
    what: 'a prefix that the caller sends in the User-Agent header',
    policies: 1,
    findings: ['loose-comparison at 10'],
  },
  'shared-account.json': {
    what: 'a variable that is the same for everybody',
    policies: 1,
    findings: ['wrong-variable at 10'],
  },
  'tag-with-default.json': {
    what: 'a default that everybody without the tag shares',
    policies: 1,
    findings: ['variable-default at 10'],
  },
  'tag-and-hyphen.json': {
    what: "a delimiter that tenants' names hold too",
    policies: 1,
    findings: ['open-prefix at 10'],
  },
  'machines-own-prefix.json': {
    what: 'an identity ID is never the beginning of another: clean',
    policies: 1,
    findings: [],
  },
  'for-any-value.json': {
    what: 'ForAnyValue: one own key opens the other keys of a batch',
    policies: 1,
    findings: ['needs-for-all-values at 10'],
  },
  'sound-deny.json': {
    what: 'a Deny with ForAnyValue, and one of requests without keys: clean',
    policies: 1,
    findings: [],
  },
  'null-true-in-deny.json': {
    what: 'a Deny of requests without keys beside a sound statement: clean',
    policies: 1,
    findings: [],
  },
  'streams-beside.json': {
    what: 'the stream of the table shows every change of every row',
    policies: 1,
    findings: ['table-itself at 19'],
  },
  'exports-and-backups.json': {
    what: 'an export, a backup, an import, a replica and a Kinesis stream',
    policies: 1,
    findings: ['table-itself at 19'],
  },
  'attributes-forgotten-on-write.json': {
    what: 'a write without the list of attributes of the read beside it',
    policies: 1,
    findings: ['attributes-not-limited at 23'],
  },
  'return-values-forgotten.json': {
    what: 'an update that answers with hidden attributes',
    policies: 1,
    findings: ['attributes-without-return-values at 11'],
  },
  'put-with-attributes.json': {
    what: 'PutItem replaces the attributes that the list hides',
    policies: 1,
    findings: ['put-erases-hidden at 6'],
  },
  'sound-write.json': {
    what: 'an update as it should be: clean',
    policies: 1,
    findings: [],
  },
  'guest-role.json': {
    what: 'get-role: a role that guests get as well',
    policies: 1,
    findings: ['trusts-guests at 8'],
  },
  'get-role-policy.json': {
    what: 'get-role-policy',
    policies: 1,
    findings: ['action-without-leading-keys at 9'],
  },
  'get-role-policy.yaml': {
    what: 'get-role-policy --output yaml',
    policies: 1,
    findings: ['action-without-leading-keys at 3'],
  },
  'get-policy-version.json': {
    what: 'get-policy-version',
    policies: 1,
    findings: ['action-without-leading-keys at 8'],
  },
  'get-resource-policy.json': {
    what: 'get-resource-policy: the policy is text, and for everybody',
    policies: 1,
    findings: ['trusts-anybody at 2'],
  },
  'encoded.json': {
    what: 'GetRolePolicy as the API answers: URL-encoded',
    policies: 1,
    findings: ['action-without-leading-keys at 4'],
  },
  'text-in-text.json': {
    what: "a policy as text in a secret's text",
    policies: 1,
    findings: ['action-without-leading-keys at 2'],
  },
  'authorization-details.json': {
    what: 'get-account-authorization-details: an attached policy in it, and one that is not in it',
    policies: 2,
    findings: ['rows-of-everybody at 52'],
    unread: ['is attached, and its text is not in this answer: lint `aws i'],
  },
  'get-template.json': {
    what: 'cloudformation get-template: the template is text',
    policies: 1,
    findings: ['action-without-leading-keys at 2'],
  },
  'join-and-import.yaml': {
    what: 'the table of another stack, and its indexes by Join',
    policies: 1,
    findings: ['index-resource at 10', 'wildcard-resource at 10'],
  },
  'indexes-in-sight.yaml': {
    what: "an index with the table's partition key, and one with another",
    policies: 2,
    findings: ['index-resource at 39'],
  },
  'document-from-elsewhere.yaml': {
    what: 'a policy that AWS::Include brings',
    policies: 1,
    findings: [],
    unread: ['comes from Fn::Transform with {"Name":"AWS::Include","Parame'],
  },
  'loop-over-a-parameter.yaml': {
    what: 'Fn::ForEach over a parameter with a default, and over one without',
    policies: 2,
    findings: [
      'action-without-leading-keys at 16',
      'no-presence-test at 20',
      'action-without-leading-keys at 16',
      'no-presence-test at 20',
    ],
  },
  'norway.yaml': {
    what: 'yes and no without quotes',
    policies: 1,
    findings: ['yaml-boolean at 8', 'yaml-boolean at 14'],
  },
  'sub-of-a-whole-policy.yaml': {
    what: "IAM's variable without the exclamation mark in a policy's text under Fn::Sub",
    policies: 1,
    findings: ['variable-in-sub at 13'],
  },
  'table-policy.yaml': {
    what: "a table's own policy for everybody who uses TLS",
    policies: 1,
    findings: ['trusts-anybody at 12'],
  },
  'managed-policy-of-people.yaml': {
    what: "a managed policy of the people's role, by its ARN",
    policies: 1,
    findings: [],
    unread: ['attaches arn:aws:iam::aws:policy/AmazonDynamoDBReadOnlyAcces'],
  },
  'role-of-second-place.yaml': {
    what: 'a managed policy whose second role is for people',
    policies: 3,
    findings: ['rows-of-everybody at 8'],
  },
  'own-managed-policy.yaml': {
    what: 'a managed policy of this template that the role of people attaches, and no other one',
    policies: 2,
    findings: ['rows-of-everybody at 9'],
  },
  'trust-with-wildcard.yaml': {
    what: 'a trust policy with a wildcard, and a policy by its ARN',
    policies: 1,
    findings: [],
    unread: ['attaches arn:aws:iam::aws:policy/AmazonDynamoDBReadOnlyAccess'],
  },
  'trust-as-text.yaml': {
    what: 'a trust policy that is text',
    policies: 2,
    findings: ['rows-of-everybody at 8'],
  },
  'role-of-a-pool.yaml': {
    what: 'a role of another file that an identity pool gives to people',
    policies: 1,
    findings: ['rows-of-everybody at 12'],
  },
  'table-policy-by-role-name.yaml': {
    what: "a table's own policy that names the role of people by its name",
    policies: 2,
    findings: ['rows-of-everybody at 23'],
  },
  'key-schema-under-if.yaml': {
    what: 'an index whose key a parameter decides',
    policies: 1,
    findings: ['index-resource at 22'],
  },
  'cdk.template.json': {
    what: 'the output of cdk synth: grantReadData to the role of people',
    policies: 2,
    findings: ['rows-of-everybody at 46'],
  },
  'sam.yaml': {
    what: 'SAM: policies of a function, a template and a misspelt action',
    policies: 2,
    findings: ['unknown-action at 20'],
  },
  'sam-for-people.yaml': {
    what: 'SAM: a SimpleTable whose key is not among the attributes',
    policies: 1,
    findings: ['key-attribute-not-listed at 18'],
  },
  'serverless.yml': {
    what: 'serverless.yml: old statements, variables, and files that are elsewhere',
    policies: 2,
    findings: ['unknown-action at 8', 'action-without-leading-keys at 25', 'no-presence-test at 29'],
    unread: [
      'is taken from file(more.yml):statement, which this file does',
      'is taken from file(list-statements.yml), which this file doe',
      'is taken from file(resources.yml), which this file does not ',
    ],
  },
  'terraform-plan.json': {
    what: 'terraform show -json: role and policy of a module, and a policy that is not known yet',
    policies: 2,
    findings: ['rows-of-everybody at 27'],
    unread: ['is known only after `terraform apply`: lint `terraform show '],
  },
  'terraform.tfstate': {
    what: 'terraform.tfstate: a policy, and the policy of a table',
    policies: 2,
    findings: ['action-without-leading-keys at 14', 'trusts-anybody at 26'],
  },
  'terraform.tf': {
    what: 'HCL: the command that makes JSON of it',
    policies: 0,
    findings: [],
    unread: ['is HCL, the language of Terraform: run `terraform plan -out '],
  },
  'account-authorization.json': {
    what: 'get-account-authorization-details: a role of an identity pool may Query and Scan every row',
    policies: 2,
    findings: ['rows-of-everybody at 36'],
  },
  'condition-as-list.json': {
    what: 'a Condition that is a list of objects, which IAM refuses',
    policies: 1,
    findings: ['unknown-element at 8'],
  },
  'condition-inside-out.json': {
    what: 'a condition whose key and operator have changed places',
    policies: 1,
    findings: ['unknown-element at 8'],
  },
  'deny-unless-own.json': {
    what: 'everything is allowed, and a Deny with ForAllValues takes back what is not the own row',
    policies: 1,
    findings: ['rows-of-everybody at 5', 'deny-escaped at 19', 'table-itself at 6'],
  },
  'doubled-dollar.json': {
    what: 'a variable with the two dollars of a Terraform configuration',
    policies: 1,
    findings: ['foreign-escape at 10'],
  },
  'equals-with-wildcard.json': {
    what: 'a wildcard under StringEquals',
    policies: 1,
    findings: ['wildcard-as-text at 10'],
  },
  'for-each.yaml': {
    what: 'Fn::ForEach over two tables; Scan carries no leading keys',
    policies: 2,
    findings: ['action-without-leading-keys at 13', 'action-without-leading-keys at 13'],
  },
  'function-role-with-identity.template.json': {
    what: "the output of cdk synth: a function's role that asks for the identity pool's user",
    policies: 2,
    findings: ['unfilled-variable at 41'],
  },
  'index-of-a-parameter.yaml': {
    what: 'the indexes of a table whose ARN is a parameter',
    policies: 1,
    findings: ['index-resource at 13', 'wildcard-resource at 13'],
  },
  'list-of-statements.json': {
    what: 'a list of statements without the policy around them',
    policies: 1,
    findings: ['action-without-leading-keys at 4'],
  },
  'many-parameters.yaml': {
    what: 'parameters with 576 combinations, none of which a policy depends on',
    policies: 1,
    findings: ['action-without-leading-keys at 14'],
  },
  'null-without-quotes.yaml': {
    what: 'Null without quotes in YAML',
    policies: 1,
    findings: ['yaml-null-key at 14'],
  },
  'one-sound-policy.json': {
    what: 'one sound policy: clean',
    policies: 1,
    findings: [],
  },
  'one-statement.json': {
    what: 'one statement without the policy around it',
    policies: 1,
    findings: ['action-without-leading-keys at 3'],
  },
  'prefix-with-delimiter.json': {
    what: 'a wildcard behind a tag and a delimiter: clean',
    policies: 1,
    findings: [],
  },
  'prefix-without-delimiter.json': {
    what: 'a wildcard right behind a tag: acme opens acme-2 as well',
    policies: 1,
    findings: ['open-prefix at 10'],
  },
  'presence-test-alone.json': {
    what: 'a presence test without a comparison',
    policies: 1,
    findings: ['presence-test-alone at 13'],
  },
  'readme-snippet.yaml': {
    what: "the policy as this project's README shows it: clean",
    policies: 1,
    findings: [],
  },
  'region-prefix.json': {
    what: 'the Region as a prefix, with which every identity ID begins',
    policies: 1,
    findings: ['loose-comparison at 10'],
  },
  'role-policy-encoded.json': {
    what: 'GetRolePolicy as the API answers: URL-encoded',
    policies: 1,
    findings: ['action-without-leading-keys at 4'],
  },
  'serverless-pool-by-ref.yml': {
    what: 'serverless.yml: a role under resources that names the pool by Ref: clean',
    policies: 2,
    findings: [],
  },
  'serverless-role-statements.yml': {
    what: "serverless.yml: statements of the functions' role, beside a sound policy under resources",
    policies: 2,
    findings: ['action-without-leading-keys at 10', 'unfilled-variable at 16'],
  },
  'sub-json-beside-sound.yaml': {
    what: 'a policy as JSON text in Fn::Sub, beside a sound one',
    policies: 2,
    findings: ['action-without-leading-keys at 11'],
  },
  'sub-without-bang.yaml': {
    what: "IAM's variable in Fn::Sub without the exclamation mark",
    policies: 1,
    findings: ['variable-in-sub at 13'],
  },
  'table-itself-unguarded.json': {
    what: 'own rows only, and beside it actions on the table itself',
    policies: 1,
    findings: ['table-itself at 21'],
  },
  'terraform-plan-of-one-policy.json': {
    what: 'terraform show -json: a policy as text; Scan carries no leading keys',
    policies: 1,
    findings: ['action-without-leading-keys at 15'],
  },
  'trailing-comma.json': {
    what: 'a comma too many, which JSON does not allow',
    policies: 1,
    findings: ['not-json at 7'],
  },
  'yaml-merge.yaml': {
    what: 'a template with the merge key of YAML',
    policies: 1,
    findings: ['yaml-merge at 15'],
  },
  'table-policy-for-people.json': {
    what: "a table's own policy that lets the role of people Query every row",
    policies: 2,
    findings: ['rows-of-everybody at 42'],
  },
  'global-table-policies.json': {
    what: "policies of a global table's replica and of its stream, for everybody",
    policies: 1,
    findings: ['trusts-anybody at 21', 'trusts-anybody at 35'],
  },
  'get-resource-policy-keys.json': {
    what: "get-resource-policy: a table's policy that asks for leading keys; Scan carries none",
    policies: 1,
    findings: ['action-without-leading-keys at 2', 'no-presence-test at 2'],
  },
  'get-resource-policy-none.json': {
    what: 'get-resource-policy of a table without a policy',
    policies: 0,
    findings: [],
    unread: ['holds no policy: nothing with a Statement is in it'],
  },
  'query-policy.json': {
    what: 'an answer with --query Policy: a policy as one JSON text',
    policies: 1,
    findings: ['action-without-leading-keys at 1'],
  },
  'terraform-attachment.json': {
    what: 'terraform show -json before the first apply: aws_iam_role_policy_attachment joins by the configuration',
    policies: 2,
    findings: ['rows-of-everybody at 24'],
  },
  'terraform-role-by-id.json': {
    what: 'terraform show -json before the first apply: the role of a policy by its ID',
    policies: 2,
    findings: ['rows-of-everybody at 24'],
  },
  'terraform-module.json': {
    what: 'terraform show -json: role and policy in a module, joined by the configuration',
    policies: 2,
    findings: ['rows-of-everybody at 17'],
  },
  'terraform-document.json': {
    what: 'terraform show -json: a policy of an aws_iam_policy_document that only the apply knows',
    policies: 1,
    findings: [],
    unread: ['is known only after `terraform apply`: lint `terraform show -json` of '],
  },
  'terraform-index.json': {
    what: "terraform show -json: an index with the table's partition key: clean",
    policies: 1,
    findings: [],
  },
  'cut-off-answer.json': {
    what: 'get-account-authorization-details: the first page of the answer',
    policies: 2,
    findings: [],
    unread: ['is cut off'],
  },
  'attached-elsewhere.json': {
    what: 'get-account-authorization-details: policies of people whose text, or whose version in force, is not in it',
    policies: 3,
    findings: [],
    unread: [
      'is attached, and its text is not in this answer',
      'is attached, and its text is not in this answer',
    ],
  },
  'answers-of-names.yaml': {
    what: 'get-role-policy, and after it lists of other policies by their names',
    policies: 1,
    findings: [],
    unread: ['has only the names of policies', 'has only the names of policies'],
  },
  'terraform-for-each.json': {
    what: 'terraform show -json: roles of for_each, of which one is for people',
    policies: 3,
    findings: ['rows-of-everybody at 34'],
  },
  'terraform-state-of-modules.json': {
    what: 'terraform.tfstate: roles of the same name in two modules, of which one is for people',
    policies: 3,
    findings: ['rows-of-everybody at 20'],
  },
  'terraform-nested-unknown.json': {
    what: 'terraform show -json: one of the policies in a role is known only after the apply',
    policies: 2,
    findings: [],
    unread: ['is known only after `terraform apply`'],
  },
  'terraform-attachment-of-roles.json': {
    what: 'terraform show -json: a policy of several roles, of which one is for people',
    policies: 3,
    findings: ['rows-of-everybody at 35'],
  },
  'terraform-module-call.json': {
    what: '.tf.json: a sound policy beside a module from elsewhere',
    policies: 2,
    findings: [],
    unread: ['is the module ./modules/reader, which this file does not hold'],
  },
  'terraform-configuration.json': {
    what: '.tf.json: the role of a policy by reference, in lists of blocks',
    policies: 2,
    findings: ['rows-of-everybody at 18'],
  },
  'terraform-configuration-pointers.json': {
    what: '.tf.json: texts, roles and policies that are elsewhere',
    policies: 4,
    findings: [],
    unread: [
      'attaches arn:aws:iam::aws:policy/AmazonDynamoDBReadOnlyAccess',
      'belongs to a role that this file does not tell',
      'comes from file("all.json")',
      'comes from jsonencode(',
      'gives people a role that this file does not tell',
      'is a document that only Terraform makes',
    ],
  },
  'terraform-local-role.json': {
    what: 'terraform show -json: the role of a policy is a local value, which a plan does not show',
    policies: 2,
    findings: [],
    unread: ['belongs to a role that this file does not tell'],
  },
  'terraform-role-through-modules.json': {
    what: 'terraform show -json: the role of two policies is the output of a module',
    policies: 3,
    findings: ['rows-of-everybody at 14', 'rows-of-everybody at 44'],
  },
  'terraform-data-role.json': {
    what: 'terraform show -json: role and policy are in AWS already, and the plan attaches one to the other',
    policies: 2,
    findings: ['rows-of-everybody at 43'],
  },
  'terraform-changes-alone.json': {
    what: 'terraform show -json: only its resource_changes, with a role that Terraform forgets and a policy that it deletes',
    policies: 3,
    findings: ['rows-of-everybody at 36'],
  },
  'terraform-pointers.json': {
    what: 'terraform show -json: a role of the pool, policies and a template that are elsewhere, in an unfinished plan',
    policies: 2,
    findings: [],
    unread: [
      'attaches arn:aws:iam::123456789012:policy/all',
      'attaches arn:aws:iam::aws:policy/AmazonDynamoDBFullAccess',
      'has no policy in this file',
      'is known only after',
      'gives people arn:aws:iam::123456789012:role/other',
      'gives people arn:aws:iam::123456789012:role/lead',
      'gives people a role that this file does not tell',
      'deploys a template of CloudFormation',
      'is a plan that Terraform did not finish',
    ],
  },
  'terraform-awscc.json': {
    what: 'terraform show -json: the role of the provider awscc, with an open policy in it',
    policies: 2,
    findings: ['rows-of-everybody at 18'],
  },
  'terraform-old-state.json': {
    what: 'terraform.tfstate of Terraform 0.11',
    policies: 0,
    findings: [],
    unread: ['is the state of an old Terraform'],
  },
  'cdktf.json': {
    what: 'the output of cdktf synth: the policy is in a data source',
    policies: 0,
    findings: [],
    unread: ['comes from data.aws_iam_policy_document.own.json, whose value'],
  },
  'ampersand.json': {
    what: 'a variable as aws_iam_policy_document of Terraform spells it',
    policies: 1,
    findings: ['foreign-escape at 10'],
  },
  'backslash.json': {
    what: 'a variable with the backslash of a shell',
    policies: 1,
    findings: ['foreign-escape at 10'],
  },
  'two-braces.json': {
    what: 'a variable with the braces of a format text',
    policies: 1,
    findings: ['foreign-escape at 10'],
  },
  'space-in-variable.json': {
    what: 'a variable with spaces',
    policies: 1,
    findings: ['foreign-escape at 10'],
  },
  'serverless-provider-file.yml': {
    what: 'serverless.yml: the provider is in another file',
    policies: 1,
    findings: [],
    unread: ['is taken from file(provider.yml), which this file does not hold'],
  },
  'serverless-nested-variable.yml': {
    what: 'serverless.yml: files whose names hold variables, and the properties of a role in a file',
    policies: 1,
    findings: [],
    unread: [
      "comes from file(roles/<opt:stage, 'dev'>.yml), whose value",
      'comes from file(<self:custom.folder>/policies.yml):<opt:stage>, whose value',
      'comes from file(admin.yml), whose value',
    ],
  },
  'serverless-only-files.yml': {
    what: 'serverless.yml: every resource and its extensions are in other files',
    policies: 0,
    findings: [],
    unread: ['is taken from file(extensions.yml)', 'comes from file(reader.yml)'],
  },
  'serverless-provider-and-resources.yml': {
    what: 'serverless.yml: the provider is in another file, and there are no functions',
    policies: 1,
    findings: [],
    unread: ['is taken from file(provider.yml), which this file does not hold'],
  },
  'serverless-functions-file.yml': {
    what: 'serverless.yml: the functions, with statements of their own, are in another file',
    policies: 1,
    findings: [],
    unread: ['is taken from file(functions.yml), which this file does not hold'],
  },
  'serverless-function-files.yml': {
    what: 'serverless.yml: lists of functions, functions and roles of functions are in other files',
    policies: 1,
    findings: [],
    unread: [
      'is taken from file(functions.yml)',
      'is taken from file(list.yml)',
      'is taken from file(role.yml)',
      'is taken from file(iam.yml)',
    ],
  },
  'serverless-resource-file.yml': {
    what: 'serverless.yml: a role is in another file, beside a sound policy',
    policies: 1,
    findings: [],
    unread: ['comes from file(resources/reader-role.yml), whose value'],
  },
  'serverless-policies-file.yml': {
    what: "serverless.yml: a role's policies are in another file",
    policies: 1,
    findings: [],
    unread: ['comes from file(policies.yml), whose value'],
  },
  'serverless-statement-file.yml': {
    what: 'serverless.yml: one statement of a policy is in another file',
    policies: 1,
    findings: [],
    unread: ['comes from file(statement.yml), whose value'],
  },
  'nested-stack.json': {
    what: 'a nested stack beside a sound policy',
    policies: 1,
    findings: [],
    unread: ['is a stack of its own, whose template this file does not hold: lint au'],
  },
  'nested-stack-of-the-same-name.yaml': {
    what: 'a nested stack whose template has the name of this one, in another folder',
    policies: 1,
    findings: [],
    unread: ['template this file does not hold: lint ./auth/nested-stack-of-the-same-name.yaml as'],
  },
  'nested-stack-under-if.yaml': {
    what: 'a nested stack with one of two templates',
    policies: 1,
    findings: [],
    unread: ['lint ./live.yaml as well', 'lint ./test.yaml as well'],
  },
  'stack-set.yaml': {
    what: 'a set of stacks with its template as text',
    policies: 1,
    findings: [],
    unread: ['is a stack of its own, whose template this file does not hold'],
  },
  'module.yaml': {
    what: 'a module beside a sound policy',
    policies: 1,
    findings: [],
    unread: ['is the module Notes::Auth::Role::MODULE, whose resources'],
  },
  'include-whole-template.yaml': {
    what: 'AWS::Include for the whole template, beside a sound policy',
    policies: 1,
    findings: [],
    unread: ['passes the template through AWS::Include, whose result'],
  },
  'macro.yaml': {
    what: 'a macro for the whole template, beside a sound policy',
    policies: 1,
    findings: [],
    unread: ['passes the template through AddRoles, whose result'],
  },
  'include-in-conditions.yaml': {
    what: 'conditions that AWS::Include brings',
    policies: 1,
    findings: [],
    unread: ['is made by a transform, whose text this file does not hold'],
  },
  'include-in-a-resource.yaml': {
    what: 'properties of a table that AWS::Include brings',
    policies: 1,
    findings: [],
    unread: ['is made by a transform, whose text this file does not hold'],
  },
  'include-for-an-api.yaml': {
    what: 'the description of an API that AWS::Include brings, beside a sound policy: clean',
    policies: 1,
    findings: [],
  },
  'include-resources.json': {
    what: 'resources that AWS::Include brings, beside a sound policy',
    policies: 1,
    findings: [],
    unread: ['is made by a transform, whose text this file does not hold'],
  },
  'include-in-statements.yaml': {
    what: 'a statement that AWS::Include brings',
    policies: 1,
    findings: [],
    unread: ['comes from Fn::Transform with {"Name":"AWS::Include","Parameters":{"Lo'],
  },
  'condition-from-parameter.yaml': {
    what: 'a Condition that a parameter chooses',
    policies: 1,
    findings: [],
    unread: ['comes from Fn::FindInMap Conditions.<Keys>.Own, whose value'],
  },
  'value-from-parameter.yaml': {
    what: 'actions and the key to compare with from parameters',
    policies: 1,
    findings: [],
    unread: ['comes from Actions, whose value', 'comes from Keys, whose value'],
  },
  'condition-on-region.yaml': {
    what: 'a statement without a condition, in one Region only',
    policies: 2,
    findings: ['rows-of-everybody at 24'],
  },
  'condition-on-joined-text.yaml': {
    what: 'a statement without a condition, if two parameters together make a text',
    policies: 2,
    findings: ['rows-of-everybody at 27'],
  },
  'condition-on-two-parameters.yaml': {
    what: 'a statement without a condition, if two parameters are equal',
    policies: 2,
    findings: ['rows-of-everybody at 27'],
  },
  'condition-on-mapping.yaml': {
    what: 'a mapping that gives every stage the guarded statement',
    policies: 2,
    findings: [],
  },
  'no-condition.json': {
    what: 'a policy alone, whose author forgot the condition',
    policies: 1,
    findings: ['rows-of-everybody at 5'],
  },
  'pattern-without-variable.json': {
    what: 'a pattern that every user has the same, alone and beside the user’s own key',
    policies: 1,
    findings: ['loose-comparison at 9'],
  },
  'policies-under-if.yaml': {
    what: 'Fn::If gives the role to guests and adds a policy',
    policies: 2,
    findings: ['trusts-guests at 12', 'rows-of-everybody at 22'],
  },
  'star-without-quotes.yaml': {
    what: 'a * without quotes, which YAML takes for an alias',
    policies: 0,
    findings: [],
    unread: ['is not YAML: Alias cannot be an empty string'],
  },
  'alias-without-anchor.yaml': {
    what: 'an alias of YAML that stands for nothing',
    policies: 0,
    findings: [],
    unread: ['is not YAML: *missing stands for nothing, because no &missing comes before it'],
  },
  'alias-as-key.yaml': {
    what: 'an alias of YAML for the word Statement; Scan carries no leading keys',
    policies: 1,
    findings: ['action-without-leading-keys at 10'],
  },
  'merge-of-a-file.yml': {
    what: 'serverless.yml: a text under the merge key of YAML',
    policies: 0,
    findings: [],
    unread: ['is not YAML: << merges something that has no members'],
  },
  'false-without-quotes.yaml': {
    what: 'false and a Version without quotes, which CloudFormation reads as texts: clean',
    policies: 1,
    findings: [],
  },
  'null-in-small-letters.yaml': {
    what: 'null in small letters without quotes',
    policies: 1,
    findings: ['yaml-null-key at 9'],
  },
  'two-documents.yaml': {
    what: 'two policies in one stream of YAML',
    policies: 2,
    findings: ['action-without-leading-keys at 5'],
  },
  'deny-without-quantifier.json': {
    what: 'a Deny without a quantifier, which one own key escapes',
    policies: 1,
    findings: ['deny-escaped at 23'],
  },
  'deny-if-exists.json': {
    what: 'a Deny with ForAllValues and IfExists',
    policies: 1,
    findings: ['deny-escaped at 23'],
  },
  'deny-with-address.json': {
    what: 'a Deny that also asks for an address outside the office',
    policies: 1,
    findings: ['rows-of-everybody at 5'],
  },
  'deny-by-surroundings.json': {
    what: 'everything is allowed, and each Deny asks for more than the rows: some user is where it does not hold',
    policies: 14,
    findings: Array.from({ length: 14 }, (_, index) => `rows-of-everybody at ${index + 2}`),
  },
  'deny-without-index.json': {
    what: 'a Deny about the table that forgets its index',
    policies: 1,
    findings: ['rows-of-everybody at 5'],
  },
  'deny-not-action.json': {
    what: 'a Deny of all but Query, and of a Query for other keys: clean',
    policies: 1,
    findings: [],
  },
  'empty-list.json': {
    what: 'a comparison with an empty list',
    policies: 1,
    findings: ['unknown-element at 8'],
  },
  'cloudtrail.json': {
    what: 'a PutRolePolicy in CloudTrail: the policy is text',
    policies: 1,
    findings: ['action-without-leading-keys at 6'],
  },
  'python-dict.json': {
    what: 'a policy as Python prints it, in a file that calls itself JSON',
    policies: 1,
    findings: ['not-json at 1'],
  },
  'sam-globals.yaml': {
    what: 'SAM: policies under Globals',
    policies: 2,
    findings: ['unknown-action at 10'],
  },
  'for-each-of-a-list.yaml': {
    what: 'Fn::ForEach over a parameter that is a list',
    policies: 2,
    findings: ['action-without-leading-keys at 16', 'action-without-leading-keys at 16'],
  },
  'for-each-of-properties.yaml': {
    what: 'Fn::ForEach that makes the policies of a role',
    policies: 2,
    findings: ['rows-of-everybody at 13'],
  },
  'to-json-string.yaml': {
    what: 'a policy under Fn::ToJsonString',
    policies: 1,
    findings: ['action-without-leading-keys at 11', 'no-presence-test at 14'],
  },
  'join-of-text.yaml': {
    what: 'a policy as text that Fn::Join puts together',
    policies: 1,
    findings: ['action-without-leading-keys at 5', 'no-presence-test at 5'],
  },
  'terraform-role.json': {
    what: 'terraform show -json: a role with a policy in it and one attached by its ARN',
    policies: 2,
    findings: ['rows-of-everybody at 20'],
    unread: ['attaches arn:aws:iam::aws:policy/AmazonDynamoDBReadOnlyAccess, which t'],
  },
  'terraform-managed-policy.json': {
    what: "terraform show -json: a policy of AWS's own that is attached to the role of people",
    policies: 1,
    findings: [],
    unread: ['attaches arn:aws:iam::aws:policy/AmazonDynamoDBFullAccess, which this '],
  },
  'list-in-list.json': {
    what: 'a comparison with a list in a list',
    policies: 1,
    findings: ['unknown-element at 8'],
  },
  'functions-outside-a-template.json': {
    what: "functions of CloudFormation, and other tools' variables, in policies without a template around them",
    policies: 17,
    findings: [],
    unread: `Key|Fn::ImportValue|Prefix|Present|Action|Actions|TableArn|Name|Reader|Fn::If|Fn::If|Scan
      |var.key|var.open|var.action|var.table_arn|self:custom.key`
      .split('|')
      .map((source) => `comes from ${source.trim()}`),
  },
  'functions-that-open.json': {
    what: 'a table by a function or a variable: it opens in an Allow, and a Deny of it closes no other table',
    policies: 4,
    findings: ['rows-of-everybody at 2', 'rows-of-everybody at 3', 'rows-of-everybody at 4'],
  },
  'objects-for-texts.json': {
    what: 'actions and resources that are objects, null or an empty list',
    policies: 4,
    findings: [
      'unknown-element at 2',
      'unknown-element at 3',
      'unknown-element at 4',
      'unknown-element at 5',
    ],
  },
  'object-for-values.json': {
    what: 'a comparison with an object',
    policies: 1,
    findings: ['unknown-element at 8'],
  },
  'null-for-values.json': {
    what: 'a comparison with null',
    policies: 1,
    findings: ['unknown-element at 8'],
  },
  'deny-of-two-kinds.json': {
    what: 'a Deny of Scan, and one with ForAllValues for all other actions',
    policies: 1,
    findings: ['deny-escaped at 20'],
  },
  'deny-without-keys.json': {
    what: 'a Deny only of requests without keys',
    policies: 1,
    findings: ['rows-of-everybody at 5'],
  },
  'full-scans-only.json': {
    what: 'PartiQL: a SELECT that is allowed only if it scans the table',
    policies: 1,
    findings: ['action-without-leading-keys at 6', 'no-presence-test at 10'],
  },
  'custom-resource.json': {
    what: 'the output of cdk synth: a policy in the text of a custom resource',
    policies: 1,
    findings: ['action-without-leading-keys at 6'],
  },
  'config-map.yaml': {
    what: 'a chart of Helm with a policy as text',
    policies: 1,
    findings: ['action-without-leading-keys at 4', 'no-presence-test at 4'],
    unread: ['comes from .Values.table, whose value'],
  },
  'two-tables.yaml': {
    what: 'four statements over two tables in which only the second is open, the last one sound',
    policies: 4,
    findings: [
      'index-resource at 26',
      'attributes-without-select at 42',
      'key-attribute-not-listed at 42',
      'rows-of-everybody at 50',
    ],
  },
  'two-tables-deny-of-one.json': {
    what: 'two tables, and a Deny that covers the first only',
    policies: 1,
    findings: ['rows-of-everybody at 5'],
  },
  'two-tables-presence-test.json': {
    what: 'a presence test alone, and a Deny that covers the first of two tables only',
    policies: 1,
    findings: ['presence-test-alone at 16'],
  },
  'two-tables-table-itself.json': {
    what: 'a grant on two tables themselves, and a Deny that covers the first only',
    policies: 1,
    findings: ['table-itself at 24'],
  },
  'two-tables-select.json': {
    what: 'full scans by PartiQL, denied on the first of two tables only',
    policies: 1,
    findings: ['action-without-leading-keys at 6', 'no-presence-test at 13'],
  },
  'two-tables-deny-escaped.json': {
    what: 'a sound Deny on one table, and one with ForAllValues on the other',
    policies: 1,
    findings: ['deny-escaped at 23'],
  },
  'own-table-beside-shared.json': {
    what: "a tenant's own table and a shared one in the same statement",
    policies: 1,
    findings: ['rows-of-everybody at 5'],
  },
  'full-scans-without-keys.json': {
    what: 'PartiQL: full scans without a word on leading keys',
    policies: 1,
    findings: ['rows-of-everybody at 5'],
  },
  'presence-test-on-index.json': {
    what: 'a presence test alone on an index',
    policies: 1,
    findings: ['presence-test-alone at 10', 'index-resource at 7'],
  },
  'public-table-beside-denied.json': {
    what: 'a sound Deny on the first of two tables, beside a redundant one with ForAllValues',
    policies: 1,
    findings: ['rows-of-everybody at 5'],
  },
  'resources-with-variables.json': {
    what: 'tables whose ARN has a variable that is the same for everybody, or that the caller chooses',
    policies: 1,
    findings: ['rows-of-everybody at 20', 'rows-of-everybody at 25', 'rows-of-everybody at 30'],
  },
  'other-partition.json': {
    what: 'rows of everybody in the partition of China',
    policies: 1,
    findings: ['rows-of-everybody at 20'],
  },
  'two-tables-pattern.json': {
    what: 'a pattern that a neighbour passes, and a Deny that covers the first of two tables only',
    policies: 1,
    findings: ['open-prefix at 13'],
  },
  'pattern-denied-for-one-action.json': {
    what: 'a pattern that a neighbour passes, and a Deny that covers the first of two actions only',
    policies: 1,
    findings: ['open-prefix at 13'],
  },
  'pattern-denied-without-index.json': {
    what: 'a pattern that a neighbour passes, and a Deny that forgets the index',
    policies: 1,
    findings: ['open-prefix at 13', 'index-resource at 7'],
  },
}
