import type { BuiltinRule } from './builtin-rule.ts';

/** What the parser and the table of drbd.conf decide. */
export const drbdRules: readonly BuiltinRule[] = [
  {
    id: 'drbd/syntax',
    severity: 'error',
    doc: {
      en: {
        what: 'The file is not written in the syntax of drbd.conf.',
        why: 'drbdadm stops at the first such place and reads none of the resources (drbd.conf(5)).',
        fix: 'Correct the place. What is expected there stands in the message; a missing semicolon or quote often lies on the line before.',
      },
      ja: {
        what: 'drbd.conf の構文に合わない記述です。',
        why: 'drbdadm は最初の構文エラーで読み込みを中止し、どのリソースも使えません（drbd.conf(5)）。',
        fix: 'その箇所を直します。必要な語はメッセージにあります。セミコロンや引用符の抜けは、前の行にあることがよくあります。',
      },
    },
    examples: {
      bad: [
        `
-- r0.res --
resource r0 {
  net {
    protocol C
             ^ a semicolon is missing after "C"
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
    protocol C;
    timeout 60;
  }
}
`,
      ],
    },
  },
  {
    id: 'drbd/unknown-option',
    severity: 'error',
    doc: {
      en: {
        what: 'No release of DRBD knows this option or section.',
        why: 'drbdadm refuses a file with a statement that it does not know, so no resource of it can be brought up.',
        fix: 'Correct the name (the message has the nearest one), or remove it. If a newer release knows it, set that release as the target.',
      },
      ja: {
        what: 'DRBD にないオプションまたはセクションです。',
        why: 'drbdadm は知らない文があるファイルを受け付けないため、そのファイルのリソースを起動できません。',
        fix: '名前を直すか（最も近い名前がメッセージにあります）、削除します。新しいリリースのオプションの場合は、そのリリースを対象に設定します。',
      },
    },
    examples: {
      bad: [
        `
-- r0.res --
resource r0 {
  net {
    time-out 60;
    ^^^^^^^^ there is no "time-out" in net (did you mean "timeout"?)
  }
}
`,
      ],
      good: [
        `
-- r0.res --
resource r0 {
  net {
    timeout 60;
  }
}
`,
      ],
    },
  },
  {
    id: 'drbd/wrong-value',
    severity: 'error',
    doc: {
      en: {
        what: 'The value is none that the option takes.',
        why: 'drbdadm refuses the file, or drbdsetup refuses the value when the resource is brought up.',
        fix: 'Write one of the values that the message lists. Numbers take one unit letter at most (K, M, G; s is a sector of 512 bytes, never a second).',
      },
      ja: {
        what: 'オプションに指定できない値です。',
        why: 'drbdadm がファイルを受け付けないか、リソースの起動時に drbdsetup がエラーにします。',
        fix: 'メッセージにある値のいずれかを指定します。数値に付けられる単位は 1 文字だけです（K、M、G。s は秒ではなく 512 バイトのセクタ）。',
      },
    },
    examples: {
      bad: [
        `
-- r0.res --
resource r0 {
  net {
    protocol D;
             ^ "D" is not one of A, B, C
    allow-two-primaries maybe;
                        ^^^^^ "maybe" is neither yes nor no
    timeout 6sec;
            ^^^^ "6sec" is not a number that DRBD reads (digits, then at most one of K, M, G, s)
  }
}
`,
      ],
      good: [
        `
-- r0.res --
resource r0 {
  net {
    protocol C;
    allow-two-primaries yes;
    timeout 60;
  }
}
`,
      ],
    },
  },
  {
    id: 'drbd/out-of-range',
    severity: 'error',
    doc: {
      en: {
        what: 'The number is outside the range of the option.',
        why: 'drbdadm checks the ranges when it reads the file and refuses it.',
        fix: 'Choose a value in the range. Mind the unit: some times count in seconds, some in tenths of a second.',
      },
      ja: {
        what: '数値がオプションの範囲外です。',
        why: 'drbdadm はファイルを読むときに範囲を調べ、範囲外の値をエラーにします。',
        fix: '範囲内の値にします。時間の単位は、オプションにより秒または 0.1 秒です。',
      },
    },
    examples: {
      bad: [
        `
-- r0.res --
resource r0 {
  net {
    timeout 700;
            ^^^ "700" is out of range (1 to 600, in tenths of a second)
  }
}
`,
      ],
      good: [
        `
-- r0.res --
resource r0 {
  net {
    timeout 600;
  }
}
`,
      ],
    },
  },
  {
    id: 'drbd/missing',
    severity: 'error',
    doc: {
      en: {
        what: 'A statement is missing that DRBD cannot do without.',
        why: 'drbdadm needs it to configure the resource, such as the address of a host or the disk of a volume.',
        fix: 'Add the statement.',
      },
      ja: {
        what: 'DRBD に必須の文がありません。',
        why: 'ホストの address やボリュームの disk など、drbdadm がリソースの設定に使うものです。',
        fix: '文を追加します。',
      },
    },
    examples: {
      bad: [
        `
-- r0.res --
resource r0 {
  connection {
  ^^^^^^^^^^ the connection has one end, but needs two
    host alpha;
  }
}
`,
      ],
      good: [
        `
-- r0.res --
resource r0 {
  connection {
    host alpha;
    host bravo;
  }
}
`,
      ],
    },
  },
  {
    id: 'drbd/duplicate',
    severity: 'error',
    doc: {
      en: {
        what: 'A statement or section is written twice where one is allowed.',
        why: 'drbdadm refuses the second one, or the last one silently wins; either way one of them is not meant.',
        fix: 'Remove one of the two. The related place shows the first.',
      },
      ja: {
        what: '1 回だけ書ける文またはセクションが 2 回書かれています。',
        why: 'drbdadm は 2 回目の記述をエラーにするか、最後の記述だけを使います。どちらの場合も、一方は意図した内容になりません。',
        fix: '一方を削除します。最初の記述は関連箇所に表示されます。',
      },
    },
    examples: {
      bad: [
        `
-- r0.res --
resource r0 {
  net {
    timeout 60;
  }
  net {
  ^^^ net is already written in this section
    protocol C;
  }
}
`,
      ],
      good: [
        `
-- r0.res --
resource r0 {
  net {
    timeout 60;
    protocol C;
  }
}
`,
      ],
    },
  },
  {
    id: 'drbd/wrong-place',
    severity: 'error',
    doc: {
      en: {
        what: 'DRBD knows this option or section, but not here.',
        why: 'drbdadm accepts a statement only in the sections that drbd.conf(5) lists it for.',
        fix: 'Move it into the section that the message names.',
      },
      ja: {
        what: 'オプションまたはセクションを書く場所が違います。',
        why: 'drbdadm は、drbd.conf(5) に記載されたセクションにある文だけを受け付けます。',
        fix: 'メッセージにあるセクションに移動します。',
      },
    },
    examples: {
      bad: [
        `
-- r0.res --
resource r0 {
  disk {
    ping-int 10;
    ^^^^^^^^ ping-int does not belong in disk, but in net
  }
}
`,
      ],
      good: [
        `
-- r0.res --
resource r0 {
  net {
    ping-int 10;
  }
}
`,
      ],
    },
  },
  {
    id: 'drbd/wrong-version',
    severity: 'error',
    doc: {
      en: {
        what: 'The option belongs to another release of DRBD than the target.',
        why: 'Options come and go between DRBD 8.4 and 9 and within 9; the tools of the target release refuse or ignore it.',
        fix: 'Use what the target release has, or set the release that runs on the hosts as the target.',
      },
      ja: {
        what: '対象のリリースにないオプションです。',
        why: 'DRBD 8.4 と 9 の間や 9 の中でオプションは増減するため、対象のリリースのツールではエラーになるか、無視されます。',
        fix: '対象のリリースにあるオプションを使うか、ホストで動作しているリリースを対象に設定します。',
      },
    },
    examples: {
      bad: [
        `
-- quorumlens.json --
{ "targets": { "drbd-utils": "9.10" } }
-- r0.res --
resource r0 {
  net {
    tls yes;
    ^^^ tls needs drbd-utils 9.26.0 or later, but the target is drbd-utils 9.10
  }
}
`,
      ],
      good: [
        `
-- r0.res --
resource r0 {
  net {
    tls yes;
  }
}
`,
      ],
    },
  },
  {
    id: 'drbd/elision-mark',
    severity: 'error',
    doc: {
      en: {
        what: 'A mark says that something was left out here.',
        why: 'Articles and mails shorten configurations with marks such as three dots; drbdadm reads them as words or stray characters and refuses the file.',
        fix: 'Fill in what was left out. Until then nothing counts as missing in this file.',
      },
      ja: {
        what: '省略を表す記号があります。',
        why: '記事やメールでは、設定の一部を三点リーダなどで省略します。drbdadm はこれを語や不明な文字として読み、ファイルを受け付けません。',
        fix: '省略した部分を書きます。それまでは、このファイルで不足は指摘されません。',
      },
    },
    examples: {
      bad: [
        `
-- r0.res --
resource r0 {
  net { protocol C; }
  ...
  ^^^ "..." stands for an omitted part, and drbdadm refuses it
}
`,
      ],
      good: [
        `
-- r0.res --
resource r0 {
  net { protocol C; }
  # ...
}
`,
      ],
    },
  },
  {
    id: 'drbd/deprecated-name',
    severity: 'hint',
    doc: {
      en: {
        what: 'The option or value has a newer name.',
        why: 'The old one still works in the target release, but later releases drop such names.',
        fix: 'Write the newer name.',
      },
      ja: {
        what: 'オプションまたは値に新しい名前があります。',
        why: '対象のリリースでは以前の名前も使えますが、後のリリースでは削除されることがあります。',
        fix: '新しい名前に変更します。',
      },
    },
    examples: {
      bad: [
        `
-- r0.res --
resource r0 {
  disk {
    no-disk-barrier;
    ^^^^^^^^^^^^^^^ no-disk-barrier is deprecated (use disk-barrier no)
  }
}
`,
      ],
      good: [
        `
-- r0.res --
resource r0 {
  disk {
    disk-barrier no;
  }
}
`,
      ],
    },
  },
];
