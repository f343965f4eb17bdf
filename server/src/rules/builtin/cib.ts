import type { BuiltinRule } from './builtin-rule.ts';

/** What the scanner, the schema and the tables of a CIB decide. */
export const cibRules: readonly BuiltinRule[] = [
  {
    id: 'cib/syntax',
    severity: 'error',
    doc: {
      en: {
        what: 'The file is not well-formed XML.',
        why: 'Pacemaker reads a CIB with a strict XML parser and refuses it as a whole.',
        fix: 'Correct the place. Of an unclosed element its name is marked, and the end tag that closes too much stands beside it.',
      },
      ja: {
        what: 'XML として正しく書かれていません。',
        why: 'Pacemaker の XML パーサは厳密で、1 か所でも誤りがあると CIB 全体を受け付けません。',
        fix: 'その箇所を直します。閉じていない要素では要素名が示され、対応しない終了タグが関連箇所に表示されます。',
      },
    },
    examples: {
      bad: [
        `
-- cib.xml --
<cib validate-with="pacemaker-3.9" admin_epoch="0" epoch="1" num_updates="0">
  <configuration>
    <crm_config/>
    <nodes>
      <node id="1" uname="alpha">
       ^^^^ "node" is not closed before "</nodes>"
    </nodes>
    <resources/>
    <constraints/>
  </configuration>
  <status/>
</cib>
`,
      ],
      good: [
        `
-- cib.xml --
<cib validate-with="pacemaker-3.9" admin_epoch="0" epoch="1" num_updates="0">
  <configuration>
    <crm_config/>
    <nodes>
      <node id="1" uname="alpha"/>
    </nodes>
    <resources/>
    <constraints/>
  </configuration>
  <status/>
</cib>
`,
      ],
    },
  },
  {
    id: 'cib/unknown-option',
    severity: 'error',
    doc: {
      en: {
        what: 'No release of Pacemaker knows this element, attribute or name.',
        why: 'An unknown element or attribute does not pass the schema, and the cluster refuses the CIB. An unknown property or meta attribute is accepted and ignored.',
        fix: 'Correct the name (the message has the nearest one), or remove it. If a newer release knows it, set that release as the target.',
      },
      ja: {
        what: 'Pacemaker にない要素、属性または名前です。',
        why: '知らない要素や属性はスキーマに合わないため、CIB が受け付けられません。知らないクラスタプロパティやメタ属性は、受け付けられたうえで無視されます。',
        fix: '名前を直すか（最も近い名前がメッセージにあります）、削除します。新しいリリースのオプションの場合は、そのリリースを対象に設定します。',
      },
    },
    examples: {
      bad: [
        `
-- cib.xml --
<cib validate-with="pacemaker-3.9" admin_epoch="0" epoch="1" num_updates="0">
  <configuration>
    <crm_config>
      <cluster_property_set id="options">
        <nvpair id="o1" name="stonith-enable" value="true"/>
                              ^^^^^^^^^^^^^^ Pacemaker has no cluster property "stonith-enable" (did you mean "stonith-enabled"?)
      </cluster_property_set>
    </crm_config>
    <nodes/>
    <resources>
      <primitve id="web" class="systemd" type="nginx"/>
       ^^^^^^^^ there is no "primitve" in resources (did you mean "primitive"?)
    </resources>
    <constraints/>
  </configuration>
  <status/>
</cib>
`,
      ],
      good: [
        `
-- cib.xml --
<cib validate-with="pacemaker-3.9" admin_epoch="0" epoch="1" num_updates="0">
  <configuration>
    <crm_config>
      <cluster_property_set id="options">
        <nvpair id="o1" name="stonith-enabled" value="true"/>
      </cluster_property_set>
    </crm_config>
    <nodes/>
    <resources>
      <primitive id="web" class="systemd" type="nginx"/>
    </resources>
    <constraints/>
  </configuration>
  <status/>
</cib>
`,
      ],
    },
  },
  {
    id: 'cib/wrong-value',
    severity: 'error',
    doc: {
      en: {
        what: 'The value is none that the attribute or option takes.',
        why: 'The schema refuses it, or Pacemaker falls back to a default and only logs that.',
        fix: 'Write one of the values that the message lists.',
      },
      ja: {
        what: '属性またはオプションに指定できない値です。',
        why: 'スキーマに合わないか、Pacemaker がログに記録するだけでデフォルトを使います。',
        fix: 'メッセージにある値のいずれかを指定します。',
      },
    },
    examples: {
      bad: [
        `
-- cib.xml --
<cib validate-with="pacemaker-3.9" admin_epoch="0" epoch="1" num_updates="0">
  <configuration>
    <crm_config>
      <cluster_property_set id="options">
        <nvpair id="o1" name="no-quorum-policy" value="halt"/>
                                                       ^^^^ "halt" is not one of stop, freeze, ignore, demote, suicide
      </cluster_property_set>
    </crm_config>
    <nodes/>
    <resources/>
    <constraints/>
  </configuration>
  <status/>
</cib>
`,
      ],
      good: [
        `
-- cib.xml --
<cib validate-with="pacemaker-3.9" admin_epoch="0" epoch="1" num_updates="0">
  <configuration>
    <crm_config>
      <cluster_property_set id="options">
        <nvpair id="o1" name="no-quorum-policy" value="stop"/>
      </cluster_property_set>
    </crm_config>
    <nodes/>
    <resources/>
    <constraints/>
  </configuration>
  <status/>
</cib>
`,
      ],
    },
  },
  {
    id: 'cib/out-of-range',
    severity: 'info',
    doc: {
      en: {
        what: 'The number is outside the range of the option.',
        why: 'Pacemaker takes the nearest allowed value or the default instead, and only logs that.',
        fix: 'Choose a value in the range.',
      },
      ja: {
        what: '数値がオプションの範囲外です。',
        why: 'Pacemaker はログに記録するだけで、範囲内の最も近い値またはデフォルトを使います。',
        fix: '範囲内の値にします。',
      },
    },
    examples: {
      bad: [
        `
-- cib.xml --
<cib validate-with="pacemaker-3.9" admin_epoch="0" epoch="1" num_updates="0">
  <configuration>
    <crm_config>
      <cluster_property_set id="options">
        <nvpair id="o1" name="stonith-max-attempts" value="0"/>
                                                           ^ "0" is out of range (at least 1)
      </cluster_property_set>
    </crm_config>
    <nodes/>
    <resources/>
    <constraints/>
  </configuration>
  <status/>
</cib>
`,
      ],
      good: [
        `
-- cib.xml --
<cib validate-with="pacemaker-3.9" admin_epoch="0" epoch="1" num_updates="0">
  <configuration>
    <crm_config>
      <cluster_property_set id="options">
        <nvpair id="o1" name="stonith-max-attempts" value="5"/>
      </cluster_property_set>
    </crm_config>
    <nodes/>
    <resources/>
    <constraints/>
  </configuration>
  <status/>
</cib>
`,
      ],
    },
  },
  {
    id: 'cib/missing',
    severity: 'error',
    doc: {
      en: {
        what: 'An attribute or element is missing that the schema demands.',
        why: 'The CIB does not pass the schema that validate-with names, and the cluster refuses it.',
        fix: 'Add what the message names.',
      },
      ja: {
        what: 'スキーマで必須の属性または要素がありません。',
        why: 'validate-with のスキーマに合わないため、CIB が受け付けられません。',
        fix: 'メッセージにあるものを追加します。',
      },
    },
    examples: {
      bad: [
        `
-- cib.xml --
<cib validate-with="pacemaker-3.9" admin_epoch="0" epoch="1" num_updates="0">
  <configuration>
    <crm_config/>
    <nodes>
      <node id="1"/>
       ^^^^ node has no uname, which is required
    </nodes>
    <resources/>
    <constraints/>
  </configuration>
  <status/>
</cib>
`,
      ],
      good: [
        `
-- cib.xml --
<cib validate-with="pacemaker-3.9" admin_epoch="0" epoch="1" num_updates="0">
  <configuration>
    <crm_config/>
    <nodes>
      <node id="1" uname="alpha"/>
    </nodes>
    <resources/>
    <constraints/>
  </configuration>
  <status/>
</cib>
`,
      ],
    },
  },
  {
    id: 'cib/duplicate',
    severity: 'error',
    doc: {
      en: {
        what: 'An element or attribute is written twice where one is allowed.',
        why: 'The CIB does not pass the schema that validate-with names, and the cluster refuses it.',
        fix: 'Remove one of the two, or join them.',
      },
      ja: {
        what: '1 回だけ書ける要素または属性が 2 回書かれています。',
        why: 'validate-with のスキーマに合わないため、CIB が受け付けられません。',
        fix: '一方を削除するか、1 つにまとめます。',
      },
    },
    examples: {
      bad: [
        `
-- cib.xml --
<cib validate-with="pacemaker-3.9" admin_epoch="0" epoch="1" num_updates="0">
  <configuration>
    <crm_config/>
    <nodes/>
    <resources/>
    <constraints/>
    <constraints/>
     ^^^^^^^^^^^ configuration may have only one constraints
  </configuration>
  <status/>
</cib>
`,
      ],
      good: [
        `
-- cib.xml --
<cib validate-with="pacemaker-3.9" admin_epoch="0" epoch="1" num_updates="0">
  <configuration>
    <crm_config/>
    <nodes/>
    <resources/>
    <constraints/>
  </configuration>
  <status/>
</cib>
`,
      ],
    },
  },
  {
    id: 'cib/wrong-place',
    severity: 'error',
    doc: {
      en: {
        what: 'Pacemaker knows this element or attribute, but not here.',
        why: 'The schema fixes where elements stand and in which order; the cluster refuses a CIB that does not follow it.',
        fix: 'Move it to where the message says.',
      },
      ja: {
        what: '要素または属性を書く場所が違います。',
        why: '要素の場所と順序はスキーマで決まっていて、従わない CIB は受け付けられません。',
        fix: 'メッセージにある場所に移動します。',
      },
    },
    examples: {
      bad: [
        `
-- cib.xml --
<cib validate-with="pacemaker-3.9" admin_epoch="0" epoch="1" num_updates="0">
  <configuration>
    <crm_config/>
    <nodes/>
    <resources>
      <op id="monitor-web" name="monitor" interval="10s"/>
       ^^ op does not belong in resources, but in operations
    </resources>
    <constraints/>
  </configuration>
  <status/>
</cib>
`,
      ],
      good: [
        `
-- cib.xml --
<cib validate-with="pacemaker-3.9" admin_epoch="0" epoch="1" num_updates="0">
  <configuration>
    <crm_config/>
    <nodes/>
    <resources>
      <primitive id="web" class="systemd" type="nginx">
        <operations>
          <op id="monitor-web" name="monitor" interval="10s"/>
        </operations>
      </primitive>
    </resources>
    <constraints/>
  </configuration>
  <status/>
</cib>
`,
      ],
    },
  },
  {
    id: 'cib/wrong-version',
    severity: 'error',
    doc: {
      en: {
        what: 'The element, attribute or value belongs to another version of the schema.',
        why: 'A CIB is checked against the schema that its validate-with names, not against the newest one.',
        fix: 'Raise validate-with (cibadmin --upgrade does it on a running cluster), or use what the schema has.',
      },
      ja: {
        what: '別のバージョンのスキーマにある要素、属性または値です。',
        why: 'CIB は最新のスキーマではなく、validate-with のスキーマで検証されます。',
        fix: 'validate-with を新しくするか（動作中のクラスタでは cibadmin --upgrade）、そのスキーマにあるものを使います。',
      },
    },
    examples: {
      bad: [
        `
-- cib.xml --
<cib validate-with="pacemaker-2.10" admin_epoch="0" epoch="1" num_updates="0">
  <configuration>
    <crm_config/>
    <nodes/>
    <resources>
      <bundle id="web">
        <podman image="httpd"/>
         ^^^^^^ podman needs schema 3.2 or later, but validate-with is pacemaker-2.10
      </bundle>
    </resources>
    <constraints/>
  </configuration>
  <status/>
</cib>
`,
      ],
      good: [
        `
-- cib.xml --
<cib validate-with="pacemaker-3.9" admin_epoch="0" epoch="1" num_updates="0">
  <configuration>
    <crm_config/>
    <nodes/>
    <resources>
      <bundle id="web">
        <podman image="httpd"/>
      </bundle>
    </resources>
    <constraints/>
  </configuration>
  <status/>
</cib>
`,
      ],
    },
  },
  {
    id: 'cib/unknown-schema',
    severity: 'error',
    doc: {
      en: {
        what: 'validate-with names no schema that the target release has.',
        why: 'Pacemaker checks a CIB against the schema it names; without that schema the cluster refuses the CIB or runs without any check.',
        fix: 'Name a schema of the release, or set the release that runs on the nodes as the target.',
      },
      ja: {
        what: 'validate-with のスキーマが対象のリリースにありません。',
        why: 'Pacemaker は validate-with のスキーマで CIB を検証します。スキーマがないと、CIB が受け付けられないか、検証が行われません。',
        fix: 'リリースにあるスキーマを指定するか、ノードで動作しているリリースを対象に設定します。',
      },
    },
    examples: {
      bad: [
        `
-- cib.xml --
<cib validate-with="pacemaker-3.99" admin_epoch="0" epoch="1" num_updates="0">
                    ^^^^^^^^^^^^^^ there is no schema "pacemaker-3.99" (the newest is pacemaker-4.0)
  <configuration>
    <crm_config/>
    <nodes/>
    <resources/>
    <constraints/>
  </configuration>
  <status/>
</cib>
`,
      ],
      good: [
        `
-- cib.xml --
<cib validate-with="pacemaker-3.9" admin_epoch="0" epoch="1" num_updates="0">
  <configuration>
    <crm_config/>
    <nodes/>
    <resources/>
    <constraints/>
  </configuration>
  <status/>
</cib>
`,
      ],
    },
  },
  {
    id: 'cib/deprecated-name',
    severity: 'hint',
    doc: {
      en: {
        what: 'The name or value is deprecated in the target release.',
        why: 'Pacemaker still reads it and logs a warning; later releases drop it.',
        fix: 'Write the newer name that the message has.',
      },
      ja: {
        what: '対象のリリースで非推奨の名前または値です。',
        why: 'Pacemaker はまだ読み込みますが、警告をログに記録します。後のリリースでは削除されます。',
        fix: 'メッセージにある新しい名前に変更します。',
      },
    },
    examples: {
      bad: [
        `
-- quorumlens.json --
{ "targets": { "pacemaker": "3.0.2" } }
-- cib.xml --
<cib validate-with="pacemaker-3.9" admin_epoch="0" epoch="1" num_updates="0">
  <configuration>
    <crm_config/>
    <nodes/>
    <resources>
      <primitive id="web" class="systemd" type="nginx">
        <operations>
          <op id="monitor-web" name="monitor" interval="10s" role="Master"/>
                                                                   ^^^^^^ Master is called Promoted since Pacemaker 2.1
        </operations>
      </primitive>
    </resources>
    <constraints/>
  </configuration>
  <status/>
</cib>
`,
      ],
      good: [
        `
-- cib.xml --
<cib validate-with="pacemaker-3.9" admin_epoch="0" epoch="1" num_updates="0">
  <configuration>
    <crm_config/>
    <nodes/>
    <resources>
      <primitive id="web" class="systemd" type="nginx">
        <operations>
          <op id="monitor-web" name="monitor" interval="10s" role="Promoted"/>
        </operations>
      </primitive>
    </resources>
    <constraints/>
  </configuration>
  <status/>
</cib>
`,
      ],
    },
  },
];
