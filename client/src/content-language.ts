import type { TextDocument } from 'vscode';

/** Languages of which the server reads every document. XML it takes by the root element. */
export const ownLanguages = ['drbd', 'corosync', 'cib'];

/** The language that a `*.res` or `*.conf` without a telling language is written in, if it is one of ours. */
export function contentLanguage(document: Pick<TextDocument, 'languageId' | 'uri' | 'getText'>): string | undefined {
  const isResource = document.uri.path.endsWith('.res');
  if (!isResource && !document.uri.path.endsWith('.conf')) return undefined;
  if (!['plaintext', 'ini', 'properties', 'conf'].includes(document.languageId)) return undefined;
  const text = document.getText().slice(0, inspected);
  if (drbdResource.test(text) && drbdStatement.test(text)) return 'drbd';
  if (!isResource && corosyncTotem.test(text)) return 'corosync';
  return undefined;
}

/** Whether an XML text has a root element that stands in a CIB. The server decides; this saves starting it for others. */
export function looksLikeCib(text: string): boolean {
  const head = text.slice(0, inspected).replace(/<!--[\s\S]*?(?:-->|$)/g, '');
  return cibRoots.has(/<([A-Za-z_][\w.-]*)/.exec(head)?.[1] ?? '');
}

const inspected = 65_536;

// One name before the brace: Terraform's `resource "type" "name" {` has two.
const drbdResource = /^[ \t]*resource[ \t]+(?:"[^"\n]+"|[^\s{};"#]+)\s*\{/m;
const drbdStatement =
  /^[ \t]*(?:(?:resource[^{\n]*\{)?[ \t]*)(?:on|floating|stacked-on-top-of|volume|device|disk|meta-disk|net|options|handlers|startup|syncer|connection|connection-mesh|protocol|template-file)\b/m;
const corosyncTotem = /^[ \t]*totem[ \t]*\{/m;

const cibRoots = new Set(
  (
    'cib configuration crm_config nodes resources constraints fencing-topology rsc_defaults op_defaults alerts tags acls ' +
    'primitive template group clone master bundle rsc_location rsc_colocation rsc_order rsc_ticket'
  ).split(' '),
);
