import { type Cursor, pathOf } from '../syntax/cursor.ts';
import type { Text } from '../text/text.ts';
import type { Context } from './context.ts';
import { code } from './markdown.ts';

/*
 * What the cluster writes into the status section. No schema describes it; the facts are from Pacemaker Explained
 * (Status, Interpreting lrm_rsc_op Attributes) and the OCF standard (exit codes).
 */

/** The meaning of a word of the status section; empty elsewhere, and for words that say nothing. */
export function statusMarkdown(context: Context, { node, part, section }: Cursor): string {
  if (context.file.language.id !== 'cib' || !node) return '';
  const owner = node.kind === 'option' ? node.parent : node;
  if (!pathOf(section).some(s => s.keyword.value === 'status') && owner.keyword.value !== 'status') return '';
  const element = owner.keyword.value;
  const { lang } = context;
  if (node.kind === 'section') {
    const doc = elements[element];
    return doc ? [`**${element}**`, doc[lang], byCluster[lang]].join('\n\n') : '';
  }
  const name = node.keyword.value;
  const doc = attributes[`${element} ${name}`] ?? attributes[name];
  if (!doc) return '';
  const value = part === 'keyword' ? undefined : node.values[0]?.value;
  const meaning = value === undefined ? undefined : meaningOf(name, value);
  return [`**${name}**`, ...(meaning && value ? [`${code(value)} — ${meaning[lang]}`] : []), doc[lang]].join('\n\n');
}

const byCluster: Text = {
  en: 'The cluster writes the status itself; what is changed here by hand is lost.',
  ja: 'ステータスはクラスタ自身が書き込みます。手で変更しても失われます。',
};

const elements: Readonly<Record<string, Text>> = {
  node_state: { en: 'What the cluster knows of one node.', ja: '1 台のノードについてクラスタが把握している状態。' },
  lrm: {
    en: 'What the local executor of the node has run.',
    ja: 'そのノードのエグゼキューターが実行した内容。',
  },
  lrm_resources: {
    en: 'Resources that the node has had to do with.',
    ja: 'そのノードで操作が行われたリソースの一覧。',
  },
  lrm_resource: {
    en: 'History of one resource on the node.',
    ja: 'そのノードでの、1 つのリソースの操作履歴。',
  },
  lrm_rsc_op: {
    en: 'Result of one operation of a resource.',
    ja: 'リソースに対する 1 つのオペレーションの結果。',
  },
  transient_attributes: {
    en: 'Node attributes that are lost when the node restarts, such as fail counts.',
    ja: 'ノードの再起動で失われるノード属性（フェイルカウントなど）。',
  },
  tickets: { en: 'Tickets, and whether they are granted.', ja: 'チケットと、その付与の状態。' },
  ticket_state: { en: 'State of one ticket.', ja: '1 つのチケットの状態。' },
};

const attributes: Readonly<Record<string, Text>> = {
  'node_state id': { en: 'Id of the node, as in the nodes section.', ja: 'ノードの ID（`nodes` と同じもの）。' },
  'lrm id': { en: 'Id of the node.', ja: 'ノードの ID。' },
  'lrm_resource id': { en: 'Id of the resource.', ja: 'リソースの id。' },
  'transient_attributes id': { en: 'Id of the node.', ja: 'ノードの ID。' },
  'ticket_state id': { en: 'Name of the ticket.', ja: 'チケットの名前。' },
  'lrm_rsc_op id': {
    en: 'Name of this record, made of resource, operation and interval.',
    ja: 'この記録の名前（リソース、オペレーション、間隔から作られます）。',
  },
  uname: { en: 'Name of the node.', ja: 'ノードの名前。' },
  in_ccm: {
    en: 'Whether the node is a member of the cluster, or since when (Unix time; 0 means no).',
    ja: 'ノードがクラスタのメンバーかどうか（または、メンバーになった Unix 時刻。0 はメンバーではないことを表します）。',
  },
  crmd: {
    en: 'Whether the controller of the node is connected, or since when (Unix time; 0 means no).',
    ja: 'ノードのコントローラが接続しているかどうか（または、接続した Unix 時刻。0 は未接続を表します）。',
  },
  join: {
    en: 'How far the node has joined: `member` may run resources.',
    ja: 'ノードの参加状況。`member` のときにリソースを実行できます。',
  },
  expected: {
    en: 'How the node is expected to be: `member`, or `down` after an orderly stop.',
    ja: 'ノードに期待される状態（`member`、または正常に停止した後の `down`）。',
  },
  'crm-debug-origin': {
    en: 'Function of Pacemaker that wrote the entry last.',
    ja: '最後にこの項目を書き込んだ Pacemaker の関数。',
  },
  class: { en: 'Standard of the agent.', ja: 'エージェントの規格。' },
  provider: { en: 'Provider of the agent.', ja: 'エージェントの提供元。' },
  type: { en: 'Name of the agent.', ja: 'エージェントの名前。' },
  operation: { en: 'Action that was run.', ja: '実行されたアクション。' },
  operation_key: { en: 'Resource, action and interval in one word.', ja: 'リソース、アクション、間隔をつないだ名前。' },
  crm_feature_set: {
    en: 'Feature set of the node that wrote the record.',
    ja: 'この記録を書き込んだノードの機能セット。',
  },
  'call-id': {
    en: 'Number of the operation on its node; later ones have higher numbers. -1 means that it is under way.',
    ja: 'そのノードでのオペレーションの通し番号（後のものほど大きく、-1 は実行中）。',
  },
  'rc-code': { en: 'Exit code of the agent.', ja: 'エージェントの終了コード。' },
  'op-status': { en: 'What became of the operation.', ja: 'オペレーションの実行結果。' },
  interval: {
    en: 'Interval of the operation in milliseconds; 0 for one that does not recur.',
    ja: 'オペレーションの間隔（ミリ秒）。0 は繰り返さないことを表します。',
  },
  on_node: { en: 'Node on which the operation ran.', ja: 'オペレーションを実行したノード。' },
  'exit-reason': { en: 'What the agent said about the failure.', ja: '失敗についてエージェントが報告した理由。' },
  'last-rc-change': {
    en: 'When this result came first (Unix time).',
    ja: 'この結果に最初になった時刻（Unix 時刻）。',
  },
  'last-run': { en: 'When the operation was started last (Unix time).', ja: '最後に実行を開始した時刻（Unix 時刻）。' },
  'exec-time': { en: 'How long the operation ran, in milliseconds.', ja: '実行にかかった時間（ミリ秒）。' },
  'queue-time': { en: 'How long it waited before, in milliseconds.', ja: '実行前に待った時間（ミリ秒）。' },
  'transition-key': {
    en: 'Action and transition that ordered the operation, the exit code that was expected, and the controller.',
    ja: 'オペレーションを指示したアクションとトランジション、期待された終了コード、コントローラ。',
  },
  'transition-magic': {
    en: 'Status and exit code, then the transition key.',
    ja: '実行結果と終了コードに続けて、`transition-key` の内容。',
  },
  'op-digest': {
    en: 'Digest of the parameters: with others, the resource is restarted or monitored anew.',
    ja: 'パラメータのダイジェスト。変わると、リソースが再起動されるか、監視がやり直されます。',
  },
  'op-restart-digest': {
    en: 'Digest of the parameters that need a restart when they change.',
    ja: '変更に再起動が必要なパラメータのダイジェスト。',
  },
  'op-secure-digest': {
    en: 'Digest without the parameters that are private.',
    ja: '非公開のパラメータを除いたダイジェスト。',
  },
  'op-force-restart': {
    en: 'Parameters whose change needs a restart.',
    ja: '変更に再起動が必要なパラメータ。',
  },
  granted: { en: 'Whether the site has the ticket.', ja: 'このサイトにチケットが付与されているかどうか。' },
  'last-granted': {
    en: 'When the ticket was granted last (Unix time).',
    ja: '最後にチケットが付与された時刻（Unix 時刻）。',
  },
  standby: {
    en: 'The ticket is about to be given up: resources that need it are stopped.',
    ja: 'チケットを返却する準備中で、必要とするリソースは停止されます。',
  },
};

function meaningOf(name: string, value: string): Text | undefined {
  if (name === 'rc-code') return exitCodes[value];
  if (name === 'op-status') return statuses[value];
  if (/^(?:last-rc-change|last-run|last-granted|in_ccm|crmd)$/.test(name) && /^1\d{9}$/.test(value)) {
    const time = `${new Date(Number(value) * 1000).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
    return { en: time, ja: time };
  }
  return undefined;
}

const exitCodes: Readonly<Record<string, Text>> = {
  0: { en: 'success; for a monitor: running', ja: '成功（monitor では動作中）' },
  1: { en: 'error of no special kind', ja: '一般的なエラー' },
  2: { en: 'wrong arguments', ja: '引数の誤り' },
  3: { en: 'the agent does not have the action', ja: 'アクションが実装されていない' },
  4: { en: 'permission denied', ja: '権限の不足' },
  5: { en: 'something is not installed', ja: '必要なものがインストールされていない' },
  6: { en: 'wrong configuration', ja: '設定の誤り' },
  7: { en: 'not running', ja: '停止中' },
  8: { en: 'running, promoted', ja: '昇格して動作中' },
  9: { en: 'promoted, but failed', ja: '昇格したが故障' },
  190: { en: 'running, but failure is near', ja: '動作中（故障の兆候あり）' },
  191: { en: 'promoted, but failure is near', ja: '昇格して動作中（故障の兆候あり）' },
  193: { en: 'no result yet', ja: '結果待ち' },
};

const statuses: Readonly<Record<string, Text>> = {
  '-2': { en: 'unknown', ja: '不明' },
  '-1': { en: 'under way', ja: '実行中' },
  0: { en: 'run; the exit code tells how it went', ja: '実行済み（成否は終了コードによる）' },
  1: { en: 'cancelled', ja: '取り消し' },
  2: { en: 'timed out', ja: 'タイムアウト' },
  3: { en: 'not supported by the agent', ja: 'エージェントが未対応' },
  4: { en: 'error', ja: 'エラー' },
  5: { en: 'error that no retry on this node helps against', ja: 'このノードでは再試行しても解消しないエラー' },
  6: { en: 'error on every node', ja: 'どのノードでも解消しないエラー' },
  7: { en: 'the agent is not installed', ja: 'エージェントがインストールされていない' },
  8: { en: 'no connection to the executor', ja: 'エグゼキューターに接続できない' },
  9: { en: 'could not be run as asked', ja: '指示どおりに実行できない' },
};
