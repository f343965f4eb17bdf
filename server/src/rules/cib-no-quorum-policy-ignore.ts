import { corosyncGeneration } from '../cluster/corosync-generation.ts';
import { baseName } from '../cluster/file-path.ts';
import type { Related } from '../cluster/finding.ts';
import type { Model } from '../cluster/model.ts';
import type { PacemakerModel } from '../cluster/pacemaker.ts';
import { compareVersions } from '../schema/release.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/no-quorum-policy-ignore',
  severity: 'warning',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'The cluster goes on without quorum.',
      why: 'With no-quorum-policy="ignore" every part of a cluster that has been cut in two runs all resources. With Corosync 1 a cluster of two nodes needed it, for the loss of one node took quorum away; since Corosync 2, two_node in corosync.conf does that job (votequorum(5); Clusters from Scratch, Create an Active/Passive Cluster).',
      fix: 'Remove the property; with two nodes set two_node: 1 in the quorum section of corosync.conf.',
    },
    ja: {
      what: 'クォーラムがなくても、クラスタが動作を続けます。',
      why: 'no-quorum-policy="ignore" では、分断されたクラスタの両側がすべてのリソースを動かします。Corosync 1 の 2 ノード構成では、1 台の故障でクォーラムを失うため必要でした。Corosync 2 以降では、corosync.conf の two_node がその役割を果たします（votequorum(5)、Clusters from Scratch、Create an Active/Passive Cluster）。',
      fix: 'このプロパティを削除します。2 ノードの場合は、corosync.conf の quorum セクションに two_node: 1 を設定します。',
    },
  },
  check(pacemaker, report, model) {
    const value = pacemaker.property('no-quorum-policy');
    if (value?.value.toLowerCase() !== 'ignore' || isOfItsTime(pacemaker, model)) return;
    const twoNode = model.corosync
      .map(c => ({ file: c.file, value: c.get('quorum.two_node') }))
      .find(c => c.value?.value.trim() === '1' && c.value.at !== undefined);
    if (!twoNode?.value?.at) {
      report(value.at, {
        en: 'with no-quorum-policy ignore both sides go on after a split',
        ja: 'no-quorum-policy が ignore のため、分断されると両側が動作を続けます',
      });
      return;
    }
    const name = baseName(twoNode.file);
    const related: Related[] = [
      { ...twoNode.value.at, message: { en: 'two_node is set here', ja: 'two_node はここで設定されています' } },
    ];
    report(
      value.at,
      {
        en: `with no-quorum-policy ignore both sides go on after a split, and two_node in ${name} already covers two nodes`,
        ja: `no-quorum-policy が ignore のため、分断されると両側が動作を続けます（2 ノードには ${name} の two_node で足ります）`,
      },
      { related },
    );
  },
  examples: {
    bad: [
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <crm_config>
      <cluster_property_set id="options">
        <nvpair id="options-quorum" name="no-quorum-policy" value="ignore"/>
                                                                   ^^^^^^ with no-quorum-policy ignore both sides go on after a split
      </cluster_property_set>
    </crm_config>
    <nodes/>
    <resources/>
    <constraints/>
  </configuration>
</cib>
`,
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <crm_config>
      <cluster_property_set id="options">
        <nvpair id="options-quorum" name="no-quorum-policy" value="ignore"/>
                                                                   ^^^^^^ with no-quorum-policy ignore both sides go on after a split, and two_node in corosync.conf already covers two nodes
      </cluster_property_set>
    </crm_config>
    <nodes/>
    <resources/>
    <constraints/>
  </configuration>
</cib>
-- corosync.conf --
totem {
  version: 2
  cluster_name: web
  transport: knet
}
nodelist {
  node {
    ring0_addr: 10.0.0.1
    name: alpha
    nodeid: 1
  }
  node {
    ring0_addr: 10.0.0.2
    name: bravo
    nodeid: 2
  }
}
quorum {
  provider: corosync_votequorum
  two_node: 1
}
`,
    ],
    good: [
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <crm_config>
      <cluster_property_set id="options">
        <nvpair id="options-quorum" name="no-quorum-policy" value="stop"/>
      </cluster_property_set>
    </crm_config>
    <nodes/>
    <resources/>
    <constraints/>
  </configuration>
</cib>
`,
    ],
  },
});

/** Two nodes on Corosync 1, CMAN or Heartbeat, which knew no other way; of old CIBs that do not say it is not known. */
function isOfItsTime(pacemaker: PacemakerModel, { corosync, files }: Model): boolean {
  const members = pacemaker.facts.nodes.filter(n => (n.type?.value ?? 'member') !== 'remote').length;
  if (members > 2) return false;
  const below = files.filter(f => corosync.some(c => c.file === f.file));
  if (below.length > 0) return below.every(f => corosyncGeneration(f.target.corosync.version) === 1);
  const stack = pacemaker.property('cluster-infrastructure')?.value;
  return stack === undefined ? compareVersions(pacemaker.version, '2.0.0') < 0 : stack !== 'corosync';
}
