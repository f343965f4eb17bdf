import { ifPlaced } from '../cluster/cib-verdict.ts';
import type { Located } from '../cluster/effective.ts';
import type { PacemakerModel, ResourceFacts } from '../cluster/pacemaker.ts';
import { bundleOf } from '../cluster/pacemaker-bundle.ts';
import { metaInForce } from '../cluster/pacemaker-effective.ts';
import { truth } from '../cluster/truth.ts';
import { writesMeta } from '../cluster/written-meta.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/interleave-unequal',
  severity: 'error',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'Two clones that are to interleave have different numbers of instances per node.',
      why: 'Interleaving pairs the instances of a node, which needs as many of the one as of the other. Where the file has a status section, crm_verify refuses the colocation ("Cannot interleave ... because they do not support the same number of instances per node").',
      fix: 'Give both the same clone-node-max (or replicas-per-host), or set interleave to false.',
    },
    ja: {
      what: 'interleave するクローンどうしで、ノードごとのインスタンス数が違います。',
      why: 'interleave では同じノードのインスタンスを組にするため、数が同じでなければなりません。status セクションがあると、crm_verify がエラーにします（"Cannot interleave ... because they do not support the same number of instances per node"）。',
      fix: '両方の clone-node-max（または replicas-per-host）を同じにするか、interleave を false にします。',
    },
  },
  check(pacemaker, report) {
    if (!writesMeta(pacemaker, 'interleave')) return;
    const { facts, resources } = pacemaker;
    const refusedBy = ifPlaced(facts);
    for (const { kind, uses } of facts.constraints) {
      const [rsc, withRsc] = uses;
      if (kind !== 'colocation' || !rsc || !withRsc) continue;
      const dependent = resources.get(rsc.id.value);
      const primary = resources.get(withRsc.id.value);
      if (!dependent || !primary || !interleaves(pacemaker, dependent)) continue;
      const own = perNode(pacemaker, dependent);
      const other = perNode(pacemaker, primary);
      if (own === undefined || other === undefined || own.value === other.value) continue;
      const larger = own.value > other.value ? own : other;
      report(
        larger.at ?? rsc.id.at,
        {
          en: `"${rsc.id.value}" (${own.value} per node) cannot interleave with "${withRsc.id.value}" (${other.value} per node)`,
          ja: `"${rsc.id.value}"（ノードごとに ${own.value}）と "${withRsc.id.value}"（ノードごとに ${other.value}）は数が違うため、interleave できません`,
        },
        {
          ...(refusedBy.length > 0 ? { refusedBy } : {}),
          related: [{ ...rsc.id.at, message: { en: 'colocated here', ja: '同居制約の記述' } }],
        },
      );
    }
  },
  examples: {
    bad: [
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <resources>
      <clone id="web">
        <meta_attributes id="web-meta">
          <nvpair id="web-interleave" name="interleave" value="true"/>
          <nvpair id="web-unique" name="globally-unique" value="true"/>
          <nvpair id="web-max" name="clone-node-max" value="2"/>
                                                            ^ "web" (2 per node) cannot interleave with "storage" (1 per node)
        </meta_attributes>
        <primitive id="httpd" class="ocf" provider="heartbeat" type="apache"/>
      </clone>
      <clone id="storage">
        <primitive id="fs" class="ocf" provider="heartbeat" type="Filesystem"/>
      </clone>
    </resources>
    <constraints>
      <rsc_colocation id="web-with-storage" rsc="web" with-rsc="storage" score="INFINITY"/>
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
      <clone id="web">
        <meta_attributes id="web-meta">
          <nvpair id="web-interleave" name="interleave" value="true"/>
        </meta_attributes>
        <primitive id="httpd" class="ocf" provider="heartbeat" type="apache"/>
      </clone>
      <clone id="storage">
        <primitive id="fs" class="ocf" provider="heartbeat" type="Filesystem"/>
      </clone>
    </resources>
    <constraints>
      <rsc_colocation id="web-with-storage" rsc="web" with-rsc="storage" score="INFINITY"/>
    </constraints>
  </configuration>
</cib>
`,
    ],
  },
});

function interleaves(pacemaker: PacemakerModel, resource: ResourceFacts): boolean {
  if (resource.kind !== 'clone' && resource.kind !== 'bundle') return false;
  const { value, unknown, possible } = metaInForce(pacemaker, resource, 'interleave');
  return !unknown && possible.length === 0 && truth(value) === true;
}

/** Instances per node; undefined where there are none or their number is open. */
function perNode(
  pacemaker: PacemakerModel,
  resource: ResourceFacts,
): (Partial<Located<number>> & { value: number }) | undefined {
  if (resource.kind === 'bundle') {
    const value = bundleOf(resource)?.replicasPerHost;
    return value === undefined ? undefined : { value };
  }
  if (resource.kind !== 'clone') return undefined;
  const { value, at, unknown, possible } = metaInForce(pacemaker, resource, 'clone-node-max');
  if (unknown || possible.length > 0) return undefined;
  if (!at) return { value: 1 };
  const unique = metaInForce(pacemaker, resource, 'globally-unique');
  if (unique.unknown || unique.possible.length > 0) return undefined;
  // An anonymous clone runs once per node whatever it asks for: that is a finding of its own.
  if (truth(unique.value) !== true && unique.at) return { value: 1 };
  const number = value === undefined ? 1 : /^\+?\d+$/.test(value) ? Number(value) : undefined;
  return number === undefined ? undefined : { value: number, ...(at ? { at } : {}) };
}
