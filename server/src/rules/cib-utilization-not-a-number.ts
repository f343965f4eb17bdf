import type { PairSet } from '../cluster/pacemaker.ts';
import { compareVersions } from '../schema/release.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/utilization-not-a-number',
  severity: 'warning',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'A utilization value is no number.',
      why: 'Pacemaker counts capacities in whole numbers and reads anything else as 0. crm_verify 2.1.5 even crashes at such a value where a placement strategy uses it.',
      fix: 'Write a whole number without a unit, in the same unit for nodes and resources.',
    },
    ja: {
      what: 'utilization の値が数値ではありません。',
      why: 'Pacemaker は容量を整数で数え、それ以外は 0 として扱います。2.1.5 の crm_verify は、placement-strategy で使われるこのような値で異常終了します。',
      fix: 'ノードとリソースで同じ単位の整数を、単位なしで書きます。',
    },
  },
  check(pacemaker, report) {
    const { facts, version } = pacemaker;
    const strategy = pacemaker.property('placement-strategy')?.value.toLowerCase() ?? 'default';
    const crashes = facts.record !== undefined && strategy !== 'default' && compareVersions(version, '2.1.6') < 0;
    const check = (sets: readonly PairSet[]): void => {
      for (const { name, value } of sets.flatMap(set => set.pairs)) {
        if (!value || value.value === '' || /^\s*[+-]?\d/.test(value.value)) continue;
        report(
          value.at,
          {
            en: `${name.value} is "${value.value}", but utilization counts in whole numbers (Pacemaker reads 0)`,
            ja: `${name.value} が "${value.value}" ですが、utilization の値は整数で書く必要があります（Pacemaker は 0 と解釈します）`,
          },
          crashes ? { severity: 'error', refusedBy: ['crm_verify'] } : {},
        );
      }
    };
    for (const node of facts.nodes) check(node.utilization);
    for (const resource of [...pacemaker.allResources, ...facts.templates]) check(resource.utilization);
  },
  examples: {
    bad: [
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <resources>
      <primitive id="vm" class="ocf" provider="heartbeat" type="VirtualDomain">
        <utilization id="vm-utilization">
          <nvpair id="vm-memory" name="memory" value="lots"/>
                                                      ^^^^ memory is "lots", but utilization counts in whole numbers (Pacemaker reads 0)
        </utilization>
      </primitive>
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
    <resources>
      <primitive id="vm" class="ocf" provider="heartbeat" type="VirtualDomain">
        <utilization id="vm-utilization">
          <nvpair id="vm-memory" name="memory" value="4096"/>
        </utilization>
      </primitive>
    </resources>
  </configuration>
</cib>
`,
    ],
  },
});
