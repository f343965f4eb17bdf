import { managedDrbd } from '../cluster/managed-drbd.ts';
import { pacemakerNodes } from '../cluster/node-names.ts';
import { nameOf } from '../cluster/resource-lines.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/clone-max-above-nodes',
  severity: 'info',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'A clone shall have more instances than the nodes can take.',
      why: 'At most clone-node-max instances run on a node (1 by default), so some never start (Pacemaker Explained, Clone options). That may be meant for nodes that are still to come.',
      fix: 'Lower clone-max, or leave it out: the default is one instance per node.',
    },
    ja: {
      what: 'クローンのインスタンス数が、ノードで起動できる数を超えています。',
      why: '1 台のノードで動作するインスタンスは clone-node-max（デフォルトは 1）までのため、起動されないインスタンスがあります（Pacemaker Explained、Clone options）。ノードを増やす予定の場合もあります。',
      fix: 'clone-max を小さくするか、省略します（デフォルトはノードごとに 1 つです）。',
    },
  },
  check(pacemaker, report, model) {
    const clones = pacemaker.allResources.filter(r => r.kind === 'clone' && pacemaker.meta(r, 'clone-max'));
    if (clones.length === 0) return;
    const { byName, complete } = pacemakerNodes(pacemaker, model);
    if (!complete) return;
    // Of DRBD the hosts in its own files count.
    const drbd = model.drbdResources.length > 0 ? new Set(managedDrbd(pacemaker).map(d => d.clone)) : new Set();
    for (const clone of clones) {
      const max = pacemaker.meta(clone, 'clone-max');
      const perNode = pacemaker.meta(clone, 'clone-node-max')?.value ?? '1';
      if (!max || drbd.has(clone) || !/^\d+$/.test(max.value) || !/^\d+$/.test(perNode)) continue;
      const room = byName.size * Number(perNode);
      if (Number(max.value) <= room || Number(perNode) === 0) continue;
      report(max.at, {
        en: `clone-max of "${nameOf(clone)}" is ${max.value}, but ${byName.size} nodes take ${room} instances at most`,
        ja: `"${nameOf(clone)}" の clone-max が ${max.value} ですが、${byName.size} ノードで起動できるインスタンスは ${room} 個までです`,
      });
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
      <node id="2" uname="bravo"/>
    </nodes>
    <resources>
      <clone id="web-clone">
        <meta_attributes id="web-clone-meta">
          <nvpair id="web-clone-meta-clone-max" name="clone-max" value="5"/>
                                                                        ^ clone-max of "web-clone" is 5, but 2 nodes take 2 instances at most
        </meta_attributes>
        <primitive id="web" class="ocf" provider="pacemaker" type="Dummy"/>
      </clone>
    </resources>
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
    <resources>
      <clone id="web-clone">
        <meta_attributes id="web-clone-meta">
          <nvpair id="web-clone-meta-clone-max" name="clone-max" value="2"/>
        </meta_attributes>
        <primitive id="web" class="ocf" provider="pacemaker" type="Dummy"/>
      </clone>
    </resources>
  </configuration>
</cib>
`,
    ],
  },
});
