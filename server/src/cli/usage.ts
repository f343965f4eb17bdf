import { migrations } from '../features/migrations/index.ts';
import { defaultTarget } from '../schema/release.ts';
import type { Lang } from '../text/text.ts';
import type { Command } from './arguments.ts';

/** What `--help` prints, for one command or for all. */
export function usage(command: Command | undefined, lang: Lang): string {
  return `${(command ? pages[command] : overview)[lang].trim()}\n`;
}

/** Names for --to; of schemas that follow each other the first and the last. */
const releases = (between: string): string => {
  const names = Object.keys(migrations);
  const schemas = names.filter(name => name.startsWith('pacemaker-3.'));
  const others = names.filter(name => !schemas.includes(name));
  const at = others.findIndex(name => name.startsWith('pacemaker-4'));
  others.splice(at < 0 ? others.length : at, 0, `${schemas[0]} … ${schemas.at(-1)}`);
  return others.join(between);
};

const overview: Record<Lang, string> = {
  en: `
QuorumLens reads DRBD, Corosync and Pacemaker configuration as one cluster.

  quorumlens check [PATH…]       report what is wrong (default: .)
  quorumlens fix [PATH…]         apply the safe fixes
  quorumlens explain NAME        explain a rule or a parameter
  quorumlens lsp --stdio         serve an editor (Language Server Protocol)

  quorumlens COMMAND --help      the options of a command
  quorumlens --version
`,
  ja: `
QuorumLens は DRBD、Corosync、Pacemaker の設定を 1 つのクラスタとして読みます。

  quorumlens check [PATH…]       問題を報告する（デフォルト: .）
  quorumlens fix [PATH…]         安全な修正を適用する
  quorumlens explain NAME        ルールまたはパラメータを説明する
  quorumlens lsp --stdio         エディター用のサーバとして動作する（LSP）

  quorumlens COMMAND --help      コマンドのオプション
  quorumlens --version
`,
};

const targets = Object.entries(defaultTarget).map(([product, release]) => `${product}=${release}`);

const pages: Record<Command, Record<Lang, string>> = {
  check: {
    en: `
quorumlens check [OPTION…] [PATH…]

Checks files and folders (default: .). A file is judged with its whole cluster, but
only its own findings are shown. - reads standard input.

  --format pretty|json|github|sarif     output (default: pretty)
  --show error|warning|info|hint        least severity shown (default: info; json, sarif: hint)
  --fail-on error|warning|info|never    exit 1 from this severity on (default: error)
  --rule ID=off|hint|info|warning|error severity of a rule; may be repeated
  --target PRODUCT=RELEASE              release to judge for; may be repeated
                                        (defaults: ${targets.join(', ')})
  --profile NAME                        switch on a family of advice; may be repeated
  --host NAME                           DRBD host name that the files are judged for
  --stdin-filename NAME                 file that - stands for
  --installed-agents                    ask the agents in use for their metadata, as they are
                                        installed here (runs crm_resource)
  --show-clusters                       say which file was counted to which cluster, and why
  --lang en|ja                          language (default: the locale's)

Settings come from the nearest quorumlens.json; options of the command line win.
Exit code: 0 no finding at the bar, 1 findings at or above it, 2 usage or I/O error.
`,
    ja: `
quorumlens check [OPTION…] [PATH…]

ファイルとフォルダー（デフォルト: .）を検査します。ファイルはクラスタ全体と合わせて判定し、
そのファイルの結果だけを表示します。- は標準入力を読みます。

  --format pretty|json|github|sarif     出力形式（デフォルト: pretty）
  --show error|warning|info|hint        表示する最低の重大度（デフォルト: info、json と sarif は hint）
  --fail-on error|warning|info|never    終了コードを 1 にする重大度（デフォルト: error）
  --rule ID=off|hint|info|warning|error ルールの重大度（複数指定可）
  --target PRODUCT=RELEASE              判定の対象とするリリース（複数指定可）
                                        （デフォルト: ${targets.join('、')}）
  --profile NAME                        助言のグループを有効にする（複数指定可）
  --host NAME                           対象とする DRBD のホスト名
  --stdin-filename NAME                 - が表すファイルの名前
  --installed-agents                    使用しているエージェントのメタデータを、このマシンから
                                        読み込む（crm_resource を実行）
  --show-clusters                       どのファイルがどのクラスタに属するかと、その理由を表示する
  --lang en|ja                          言語（デフォルト: ロケールに従う）

設定は最も近い quorumlens.json から読み、コマンドラインの指定が優先されます。
終了コード: 0 基準以上の検出なし、1 検出あり、2 指定の誤りまたは入出力エラー
`,
  },
  fix: {
    en: `
quorumlens fix [OPTION…] [PATH…]

Applies the fixes that cannot change what the cluster does. Other fixes are offered by
the editor only. Byte order marks, line ends and all other bytes stay as they are.

  --rule ID                   only the fixes of this rule; may be repeated
  --to RELEASE                migrate the files instead:
                              ${releases(', ')}
                              (review it with --dry-run: this does change what the cluster does)
  --dry-run                   print the changes as a diff (values of secrets masked)
  --target PRODUCT=RELEASE    release to judge for; may be repeated
  --profile NAME              switch on a family of advice; may be repeated
  --host NAME                 DRBD host name that the files are judged for
  --lang en|ja                language (default: the locale's)

Exit code: 0 done, 2 usage or I/O error.
`,
    ja: `
quorumlens fix [OPTION…] [PATH…]

クラスタの動作を変えない修正だけを適用します。その他の修正はエディターで選択できます。
BOM、改行、その他のバイトは変わりません。

  --rule ID                   このルールの修正だけを適用する（複数指定可）
  --to RELEASE                修正の代わりに、ファイルを移行する:
                              ${releases('、')}
                              （クラスタの動作が変わるため、--dry-run で確認すること）
  --dry-run                   変更を diff として表示する（秘密の値は伏せる）
  --target PRODUCT=RELEASE    判定の対象とするリリース（複数指定可）
  --profile NAME              助言のグループを有効にする（複数指定可）
  --host NAME                 対象とする DRBD のホスト名
  --lang en|ja                言語（デフォルト: ロケールに従う）

終了コード: 0 完了、2 指定の誤りまたは入出力エラー
`,
  },
  explain: {
    en: `
quorumlens explain [--lang en|ja] RULE-OR-PARAMETER

Prints the page of a rule (drbd/duplicate-node-id) or of a parameter (token, drbd.net.timeout).
`,
    ja: `
quorumlens explain [--lang en|ja] RULE-OR-PARAMETER

ルール（drbd/duplicate-node-id）またはパラメータ（token、drbd.net.timeout）の説明を表示します。
`,
  },
  lsp: {
    en: `
quorumlens lsp --stdio

Serves an editor through the Language Server Protocol on standard input and output.
`,
    ja: `
quorumlens lsp --stdio

標準入出力で Language Server Protocol のサーバとして動作します。
`,
  },
};
