import type { BuiltinRule } from './builtin-rule.ts';

/** What QuorumLens says about itself, its settings and files that are none. */
export const quorumlensRules: readonly BuiltinRule[] = [
  {
    id: 'quorumlens/internal',
    severity: 'warning',
    doc: {
      en: {
        what: 'A part of QuorumLens failed on this file.',
        why: 'This is a defect of QuorumLens, not of the file. Everything else was checked.',
        fix: 'Report it with the message and, if possible, a file that shows it.',
      },
      ja: {
        what: 'このファイルで QuorumLens の一部が失敗しました。',
        why: 'ファイルではなく QuorumLens の不具合です。ほかの検査は行われています。',
        fix: 'メッセージと、できれば再現するファイルを添えて報告します。',
      },
    },
  },
  {
    id: 'quorumlens/not-utf8',
    severity: 'info',
    doc: {
      en: {
        what: 'The file holds bytes that are no UTF-8.',
        why: 'Comments in EUC-JP or Latin-1 are common, and the native tools accept them. QuorumLens shows such bytes as replacement characters, and never writes the file.',
        fix: 'Nothing is wrong. To see the text, convert the file to UTF-8 (iconv -f EUC-JP -t UTF-8).',
      },
      ja: {
        what: 'UTF-8 でないバイトがあります。',
        why: 'コメントが EUC-JP などで書かれていることはよくあり、各ツールもそのまま受け付けます。QuorumLens はこのようなバイトを置換文字で表示し、ファイルには書き込みません。',
        fix: '誤りではありません。文字を表示するには、ファイルを UTF-8 に変換します（iconv -f EUC-JP -t UTF-8）。',
      },
    },
  },
  {
    id: 'quorumlens/not-text',
    severity: 'error',
    doc: {
      en: {
        what: 'The file has the name of a configuration, but holds binary data or UTF-16.',
        why: 'Null bytes are in no configuration that the native tools read.',
        fix: 'Save the file as UTF-8, or remove it from the folder.',
      },
      ja: {
        what: '設定ファイルの名前ですが、内容がバイナリデータまたは UTF-16 です。',
        why: 'ヌルバイトを含む設定ファイルは、どのツールでも読めません。',
        fix: 'UTF-8 で保存するか、フォルダーから取り除きます。',
      },
    },
  },
  {
    id: 'quorumlens/too-large',
    severity: 'info',
    doc: {
      en: {
        what: 'The file is larger than what QuorumLens reads.',
        why: 'Configurations are far below that size; it is more likely a dump or an image with such a name.',
        fix: 'Check the file by a smaller part, or remove it from the folder.',
      },
      ja: {
        what: 'QuorumLens が読み込む上限より大きいファイルです。',
        why: '設定ファイルがこの大きさになることはないため、名前が同じダンプやイメージの可能性があります。',
        fix: '必要な部分だけを検査するか、フォルダーから取り除きます。',
      },
    },
  },
  {
    id: 'quorumlens/settings',
    severity: 'warning',
    doc: {
      en: {
        what: 'A part of quorumlens.json is not understood.',
        why: 'That part is left out, and the files are judged without it.',
        fix: 'Correct it; an editor with the JSON schema completes the names.',
      },
      ja: {
        what: 'quorumlens.json に読み取れない部分があります。',
        why: 'その部分は使われず、ファイルは残りの設定だけで判定されます。',
        fix: 'その部分を直します。JSON スキーマに対応したエディターでは、名前を補完できます。',
      },
    },
  },
  {
    id: 'quorumlens/unused-allow',
    severity: 'info',
    doc: {
      en: {
        what: 'A comment allows a rule that reports nothing here.',
        why: 'What it allowed has been corrected, or the id is misspelt; the comment would hide a later fault.',
        fix: 'Remove the comment, or correct the id.',
      },
      ja: {
        what: '何も指摘されない箇所でルールが許可されています。',
        why: '許可した内容が既に修正されたか、ID の綴りが違います。コメントを残すと、後から生じた問題が隠れるおそれがあります。',
        fix: 'コメントを削除するか、ID を直します。',
      },
    },
    examples: {
      bad: [
        `
-- r0.res --
resource r0 {
  net {
    # quorumlens: allow drbd/out-of-range long line to the other site
                        ^^^^^^^^^^^^^^^^^ nothing here needs "drbd/out-of-range" to be allowed
    timeout 60;
  }
}
`,
      ],
      good: [
        `
-- r0.res --
resource r0 {
  net {
    # quorumlens: allow drbd/out-of-range a patched drbd-utils
    timeout 700;
  }
}
`,
      ],
    },
  },
];
