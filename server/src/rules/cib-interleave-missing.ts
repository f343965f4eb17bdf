import { constraintPairs } from '../cluster/constraint-pairs.ts';
import type { ResourceFacts } from '../cluster/pacemaker.ts';
import { isWhole } from '../cluster/resource-lines.ts';
import { truth } from '../cluster/truth.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/interleave-missing',
  severity: 'info',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'A clone that waits for another clone does not interleave.',
      why: 'Without interleave an instance waits for all instances of the other clone: when one of them stops anywhere, all instances of the dependent clone stop too (Pacemaker Explained, interleave).',
      fix: 'Set interleave to true on both clones.',
    },
    ja: {
      what: 'ほかのクローンを待つクローンに interleave がありません。',
      why: 'interleave がないと、各インスタンスは相手のクローンのすべてのインスタンスを待ちます。どこかのノードで 1 つが停止するだけで、依存するクローンのインスタンスがすべて停止します（Pacemaker Explained、interleave）。',
      fix: '両方のクローンの interleave を true にします。',
    },
  },
  check(pacemaker, report) {
    if (!isWhole(pacemaker)) return;
    const said = new Set<ResourceFacts>();
    const isSet = (r: ResourceFacts): boolean =>
      truth(pacemaker.meta(r, 'interleave')) === true ||
      r.meta.some(set => set.hasRule || set.idRef) ||
      (r.template !== undefined && !pacemaker.templates.has(r.template.value)) ||
      r.children.some(isSet);
    if (pacemaker.facts.rscDefaults.some(set => set.hasRule || set.idRef)) return;
    for (const { first, second, mandatory } of constraintPairs(pacemaker).orders) {
      const [one, other] = [first.resource, second.resource];
      if (!mandatory || one?.kind !== 'clone' || other?.kind !== 'clone' || one === other || said.has(other)) continue;
      if (isSet(other)) continue;
      said.add(other);
      report((other.id ?? other).at, {
        en: `"${second.id.value}" waits for "${first.id.value}" without interleave, so it stops everywhere when one instance of that stops`,
        ja: `"${second.id.value}" は interleave なしで "${first.id.value}" を待つため、そのインスタンスが 1 つ停止するとすべて停止します`,
      });
    }
  },
  examples: {
    bad: [
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <resources>
      <clone id="dlm-clone">
        <meta_attributes id="dlm-clone-meta">
          <nvpair id="dlm-clone-meta-interleave" name="interleave" value="true"/>
        </meta_attributes>
        <primitive id="dlm" class="ocf" provider="pacemaker" type="controld"/>
      </clone>
      <clone id="fs-clone">
                 ^^^^^^^^ "fs-clone" waits for "dlm-clone" without interleave, so it stops everywhere when one instance of that stops
        <primitive id="fs" class="ocf" provider="heartbeat" type="Filesystem">
          <instance_attributes id="fs-params">
            <nvpair id="fs-params-device" name="device" value="/dev/sdb1"/>
            <nvpair id="fs-params-directory" name="directory" value="/srv"/>
            <nvpair id="fs-params-fstype" name="fstype" value="gfs2"/>
          </instance_attributes>
        </primitive>
      </clone>
    </resources>
    <constraints>
      <rsc_order id="dlm-then-fs" first="dlm-clone" then="fs-clone"/>
    </constraints>
  </configuration>
</cib>
`,
    ],
    good: [
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <resources>
      <clone id="dlm-clone">
        <meta_attributes id="dlm-clone-meta">
          <nvpair id="dlm-clone-meta-interleave" name="interleave" value="true"/>
        </meta_attributes>
        <primitive id="dlm" class="ocf" provider="pacemaker" type="controld"/>
      </clone>
      <clone id="fs-clone">
        <meta_attributes id="fs-clone-meta">
          <nvpair id="fs-clone-meta-interleave" name="interleave" value="true"/>
        </meta_attributes>
        <primitive id="fs" class="ocf" provider="heartbeat" type="Filesystem">
          <instance_attributes id="fs-params">
            <nvpair id="fs-params-device" name="device" value="/dev/sdb1"/>
            <nvpair id="fs-params-directory" name="directory" value="/srv"/>
            <nvpair id="fs-params-fstype" name="fstype" value="gfs2"/>
          </instance_attributes>
        </primitive>
      </clone>
    </resources>
    <constraints>
      <rsc_order id="dlm-then-fs" first="dlm-clone" then="fs-clone"/>
    </constraints>
  </configuration>
</cib>
`,
    ],
  },
});
