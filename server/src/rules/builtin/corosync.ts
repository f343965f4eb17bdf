import type { BuiltinRule } from './builtin-rule.ts';

/** What the parser and the table of corosync.conf decide. */
export const corosyncRules: readonly BuiltinRule[] = [
  {
    id: 'corosync/syntax',
    severity: 'error',
    doc: {
      en: {
        what: 'The line is none that corosync.conf can have.',
        why: 'Every line is a section with its opening brace, a key with a colon, a closing brace or a comment. Corosync does not start when it meets another one (corosync.conf(5)).',
        fix: 'Correct the line. A comment must begin its line, and a brace stands on the line of the section name.',
      },
      ja: {
        what: 'corosync.conf に書けない行です。',
        why: '行は、開き括弧の付いたセクション、コロンの付いたキー、閉じ括弧、コメントのいずれかです。それ以外の行があると Corosync は起動しません（corosync.conf(5)）。',
        fix: '行を直します。コメントは行頭から書き、開き括弧はセクション名と同じ行に書きます。',
      },
    },
    examples: {
      bad: [
        `
-- corosync.conf --
totem {
    version: 2
    token 3000
    ^^^^^^^^^^ "token 3000" is neither a section nor a key with a colon
}
nodelist {
    node {
        nodeid: 1
        name: alpha
        ring0_addr: 10.0.0.1
    }
}
`,
      ],
      good: [
        `
-- corosync.conf --
totem {
    version: 2
    token: 3000
}
nodelist {
    node {
        nodeid: 1
        name: alpha
        ring0_addr: 10.0.0.1
    }
}
`,
      ],
    },
  },
  {
    id: 'corosync/unknown-option',
    severity: 'warning',
    doc: {
      en: {
        what: 'No release of Corosync reads this key or section.',
        why: 'Corosync stores unknown keys and says nothing, so a misspelt setting has no effect.',
        fix: 'Correct the name (the message has the nearest one), or remove it. If a newer release knows it, set that release as the target.',
      },
      ja: {
        what: 'Corosync にないキーまたはセクションです。',
        why: 'Corosync は知らないキーがあっても何も報告しないため、綴りを誤った設定は効果がありません。',
        fix: '名前を直すか（最も近い名前がメッセージにあります）、削除します。新しいリリースのオプションの場合は、そのリリースを対象に設定します。',
      },
    },
    examples: {
      bad: [
        `
-- corosync.conf --
totem {
    version: 2
    tokken: 5000
    ^^^^^^ there is no "tokken" in totem (did you mean "token"?)
}
nodelist {
    node {
        nodeid: 1
        name: alpha
        ring0_addr: 10.0.0.1
    }
}
`,
      ],
      good: [
        `
-- corosync.conf --
totem {
    version: 2
    token: 5000
}
nodelist {
    node {
        nodeid: 1
        name: alpha
        ring0_addr: 10.0.0.1
    }
}
`,
      ],
    },
  },
  {
    id: 'corosync/wrong-value',
    severity: 'error',
    doc: {
      en: {
        what: 'The value is none that the key takes.',
        why: 'Corosync refuses to start, or takes the value for something else, such as text for 0.',
        fix: 'Write one of the values that the message lists.',
      },
      ja: {
        what: 'キーに指定できない値です。',
        why: 'Corosync が起動しないか、文字列を 0 とみなすなど、意図と異なる値として扱われます。',
        fix: 'メッセージにある値のいずれかを指定します。',
      },
    },
    examples: {
      bad: [
        `
-- corosync.conf --
totem {
    version: 2
    token: 5s
           ^^ "5s" is not a whole number from 0 to 4294967295, and a unit is not allowed
    crypto_hash: sha3
                 ^^^^ "sha3" is not one of none, md5, sha1, sha256, sha384, sha512
}
nodelist {
    node {
        nodeid: 1
        name: alpha
        ring0_addr: 10.0.0.1
    }
}
`,
      ],
      good: [
        `
-- corosync.conf --
totem {
    version: 2
    token: 5000
    crypto_hash: sha256
}
nodelist {
    node {
        nodeid: 1
        name: alpha
        ring0_addr: 10.0.0.1
    }
}
`,
      ],
    },
  },
  {
    id: 'corosync/out-of-range',
    severity: 'error',
    doc: {
      en: {
        what: 'The number is outside the range of the key.',
        why: 'Corosync checks most numbers when it reads the file and does not start with one out of range.',
        fix: 'Choose a value in the range. Most times are in milliseconds.',
      },
      ja: {
        what: '数値がキーの範囲外です。',
        why: 'Corosync はファイルを読むときにほとんどの数値を調べ、範囲外の値があると起動しません。',
        fix: '範囲内の値にします。時間の単位は、ほとんどがミリ秒です。',
      },
    },
    examples: {
      bad: [
        `
-- corosync.conf --
totem {
    version: 2
    token: 20
           ^^ "20" is out of range (at least 30 ms, or 0 for the default)
}
nodelist {
    node {
        nodeid: 1
        name: alpha
        ring0_addr: 10.0.0.1
    }
}
`,
      ],
      good: [
        `
-- corosync.conf --
totem {
    version: 2
    token: 3000
}
nodelist {
    node {
        nodeid: 1
        name: alpha
        ring0_addr: 10.0.0.1
    }
}
`,
      ],
    },
  },
  {
    id: 'corosync/missing',
    severity: 'error',
    doc: {
      en: {
        what: 'A key is missing that Corosync cannot do without.',
        why: 'Corosync does not start without it.',
        fix: 'Add the key.',
      },
      ja: {
        what: 'Corosync に必須のキーがありません。',
        why: 'このキーがないと Corosync は起動しません。',
        fix: 'キーを追加します。',
      },
    },
    examples: {
      bad: [
        `
-- corosync.conf --
totem {
^^^^^ totem has no version, which is required
    cluster_name: example
}
nodelist {
    node {
        nodeid: 1
        name: alpha
        ring0_addr: 10.0.0.1
    }
}
`,
      ],
      good: [
        `
-- corosync.conf --
totem {
    version: 2
    cluster_name: example
}
nodelist {
    node {
        nodeid: 1
        name: alpha
        ring0_addr: 10.0.0.1
    }
}
`,
      ],
    },
  },
  {
    id: 'corosync/duplicate',
    severity: 'warning',
    doc: {
      en: {
        what: 'A key is written twice in one section.',
        why: 'Corosync takes the last one and says nothing; whoever edits the first one changes nothing.',
        fix: 'Remove one of the two. The related place shows the first.',
      },
      ja: {
        what: '同じキーがセクションに 2 回書かれています。',
        why: 'Corosync は何も報告せずに最後の値を使うため、最初の値を変更しても効果がありません。',
        fix: '一方を削除します。最初の記述は関連箇所に表示されます。',
      },
    },
    examples: {
      bad: [
        `
-- corosync.conf --
totem {
    version: 2
    token: 5000
    token: 3000
           ^^^^ token is written twice: this value counts, and "5000" above has no effect
}
nodelist {
    node {
        nodeid: 1
        name: alpha
        ring0_addr: 10.0.0.1
    }
}
`,
      ],
      good: [
        `
-- corosync.conf --
totem {
    version: 2
    token: 5000
}
nodelist {
    node {
        nodeid: 1
        name: alpha
        ring0_addr: 10.0.0.1
    }
}
`,
      ],
    },
  },
  {
    id: 'corosync/wrong-place',
    severity: 'warning',
    doc: {
      en: {
        what: 'Corosync knows this key or section, but not here.',
        why: 'Keys count by their full path. In another section the key is stored and never read.',
        fix: 'Move it into the section that the message names.',
      },
      ja: {
        what: 'キーまたはセクションを書く場所が違います。',
        why: 'キーはセクションを含むパスで区別されます。違うセクションに書いたキーは読まれません。',
        fix: 'メッセージにあるセクションに移動します。',
      },
    },
    examples: {
      bad: [
        `
-- corosync.conf --
totem {
    version: 2
}
quorum {
    provider: corosync_votequorum
    token: 5000
    ^^^^^ token has no effect in quorum: it belongs in totem
}
nodelist {
    node {
        nodeid: 1
        name: alpha
        ring0_addr: 10.0.0.1
    }
}
`,
      ],
      good: [
        `
-- corosync.conf --
totem {
    version: 2
    token: 5000
}
quorum {
    provider: corosync_votequorum
}
nodelist {
    node {
        nodeid: 1
        name: alpha
        ring0_addr: 10.0.0.1
    }
}
`,
      ],
    },
  },
  {
    id: 'corosync/wrong-version',
    severity: 'info',
    doc: {
      en: {
        what: 'The key belongs to another release of Corosync than the target.',
        why: 'The target release does not read it: what it set is lost after an upgrade, or not there yet.',
        fix: 'Use what the target release has, or set the release that runs on the nodes as the target.',
      },
      ja: {
        what: '対象のリリースにないキーです。',
        why: '対象のリリースでは読まれないため、アップグレード後に設定が失われるか、まだ効果がありません。',
        fix: '対象のリリースにあるキーを使うか、ノードで動作しているリリースを対象に設定します。',
      },
    },
    examples: {
      bad: [
        `
-- corosync.conf --
totem {
    version: 2
    rrp_mode: active
    ^^^^^^^^ rrp_mode is ignored since Corosync 3 (use link_mode)
}
nodelist {
    node {
        nodeid: 1
        name: alpha
        ring0_addr: 10.0.0.1
    }
}
`,
      ],
      good: [
        `
-- corosync.conf --
totem {
    version: 2
    link_mode: active
}
nodelist {
    node {
        nodeid: 1
        name: alpha
        ring0_addr: 10.0.0.1
    }
}
`,
      ],
    },
  },
  {
    id: 'corosync/elision-mark',
    severity: 'error',
    doc: {
      en: {
        what: 'A mark says that something was left out here.',
        why: 'Articles and mails shorten configurations with marks such as three dots; Corosync refuses a line that is neither section nor key.',
        fix: 'Fill in what was left out. Until then nothing counts as missing in this file.',
      },
      ja: {
        what: '省略を表す記号があります。',
        why: '記事やメールでは、設定の一部を三点リーダなどで省略します。Corosync は、セクションでもキーでもない行があると起動しません。',
        fix: '省略した部分を書きます。それまでは、このファイルで不足は指摘されません。',
      },
    },
    examples: {
      bad: [
        `
-- corosync.conf --
totem {
    version: 2
    ...
    ^^^ "..." stands for an omitted part, and corosync refuses it
}
nodelist {
    node {
        nodeid: 1
        name: alpha
        ring0_addr: 10.0.0.1
    }
}
`,
      ],
      good: [
        `
-- corosync.conf --
totem {
    version: 2
    # ...
}
nodelist {
    node {
        nodeid: 1
        name: alpha
        ring0_addr: 10.0.0.1
    }
}
`,
      ],
    },
  },
  {
    id: 'corosync/deprecated-name',
    severity: 'hint',
    doc: {
      en: {
        what: 'The key or value is deprecated.',
        why: 'It still works in the target release, but later releases drop or ignore it.',
        fix: 'Use what the message names.',
      },
      ja: {
        what: '非推奨のキーまたは値です。',
        why: '対象のリリースではまだ使えますが、後のリリースでは削除されるか、無視されます。',
        fix: 'メッセージにあるものに変更します。',
      },
    },
    examples: {
      bad: [
        `
-- corosync.conf --
totem {
    version: 2
}
logging {
    to_file: yes
    ^^^^^^^ to_file is deprecated (use to_logfile)
    logfile: /var/log/cluster.log
}
nodelist {
    node {
        nodeid: 1
        name: alpha
        ring0_addr: 10.0.0.1
    }
}
`,
      ],
      good: [
        `
-- corosync.conf --
totem {
    version: 2
}
logging {
    to_logfile: yes
    logfile: /var/log/cluster.log
}
nodelist {
    node {
        nodeid: 1
        name: alpha
        ring0_addr: 10.0.0.1
    }
}
`,
      ],
    },
  },
  {
    id: 'corosync/service-file-ignored',
    severity: 'warning',
    doc: {
      en: {
        what: 'The file lies in service.d, which the target release of Corosync does not read.',
        why: 'Corosync 1 started Pacemaker as a plugin through such files. Corosync 2 and later have no plugins and ignore the folder.',
        fix: 'Remove the file; Pacemaker is started by its own service.',
      },
      ja: {
        what: '対象の Corosync が読まない service.d のファイルです。',
        why: 'Corosync 1 はこのようなファイルにより Pacemaker をプラグインとして起動しました。Corosync 2 以降にはプラグインがなく、このフォルダーは無視されます。',
        fix: 'ファイルを削除します。Pacemaker は自身のサービスとして起動します。',
      },
    },
    examples: {
      bad: [
        `
-- corosync/service.d/pcmk --
service {
^^^^^^^ Corosync 2 and later do not read service.d, so this file has no effect
    name: pacemaker
    ver: 0
}
`,
      ],
      good: [
        `
-- quorumlens.json --
{ "targets": { "corosync": "1.4" } }
-- corosync/service.d/pcmk --
service {
    name: pacemaker
    ver: 0
}
`,
      ],
    },
  },
];
