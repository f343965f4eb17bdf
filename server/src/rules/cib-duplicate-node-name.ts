import type { Located } from '../cluster/effective.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/duplicate-node-name',
  severity: 'warning',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'Two entries of the nodes section have the same name.',
      why: 'crm_verify warns ("More than one node entry has name"): the cluster finds a node by its name, so one of them is never meant. Usually it is left over from a node that was set up again with another id.',
      fix: 'Remove the entry whose id Corosync does not know (`crm_node --remove`), or correct the name.',
    },
    ja: {
      what: 'nodes セクションに同じ名前のノードが 2 つあります。',
      why: 'crm_verify が警告します（"More than one node entry has name"）。クラスタはノードを名前で探すため、一方は使われません。多くの場合、別の ID で作り直したノードの古い記述が残ったものです。',
      fix: 'Corosync が知らない ID の方を削除するか（`crm_node --remove`）、名前を直します。',
    },
  },
  check({ facts }, report) {
    const seen = new Map<string, Located<string>>();
    for (const { uname } of facts.nodes) {
      if (!uname) continue;
      // Names of nodes are compared without regard to case.
      const key = uname.value.toLowerCase();
      const first = seen.get(key);
      if (!first) {
        seen.set(key, uname);
        continue;
      }
      report(
        uname.at,
        {
          en: `another node entry already has the name "${uname.value}"`,
          ja: `"${uname.value}" という名前のノードは既にあります`,
        },
        { related: [{ ...first.at, message: { en: 'the other one', ja: 'もう一方の記述' } }] },
      );
    }
  },
  examples: {
    bad: [
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <nodes>
      <node id="1" uname="alpha"/>
      <node id="2" uname="alpha"/>
                          ^^^^^ another node entry already has the name "alpha"
    </nodes>
  </configuration>
</cib>
`,
    ],
    good: [
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <nodes>
      <node id="1" uname="alpha"/>
      <node id="2" uname="bravo"/>
    </nodes>
  </configuration>
</cib>
`,
    ],
  },
});
