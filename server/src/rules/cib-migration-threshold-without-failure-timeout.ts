import type { Pair, ResourceFacts } from '../cluster/pacemaker.ts';
import { metaInForce } from '../cluster/pacemaker-effective.ts';
import { cibMilliseconds } from '../schema/values/cib-duration.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/migration-threshold-without-failure-timeout',
  severity: 'info',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'Failures are counted, but never forgotten.',
      why: 'After migration-threshold failures a resource leaves its node. Without failure-timeout the count stays until somebody cleans it up, and the node is excluded so long (Pacemaker Explained, Failure count). Some want it so, others have forgotten it.',
      fix: 'Set failure-timeout beside it, or clean up after each failure.',
    },
    ja: {
      what: '故障回数は数えられますが、リセットされません。',
      why: 'migration-threshold の回数だけ故障すると、リソースはそのノードから移動します。failure-timeout がなければ、クリーンアップするまで回数は残り、その間ノードは除外されたままです（Pacemaker Explained、Failure count）。意図した設定の場合も、設定漏れの場合もあります。',
      fix: '併せて failure-timeout を設定するか、故障のたびにクリーンアップします。',
    },
  },
  check(pacemaker, report) {
    const pairs = new Map<number, Pair>();
    const add = (pair: Pair): void => {
      if (pair.name.value === 'migration-threshold' && pair.value && !pair.idRef) {
        pairs.set(pair.value.at.span.start, pair);
      }
    };
    for (const resource of [...pacemaker.allResources, ...pacemaker.facts.templates]) {
      for (const { pairs: list } of resource.meta) list.forEach(add);
    }
    for (const { pairs: list } of pacemaker.facts.rscDefaults) list.forEach(add);
    if (pairs.size === 0) return;
    for (const resource of pacemaker.allResources) {
      if (!counts(resource)) continue;
      const threshold = metaInForce(pacemaker, resource, 'migration-threshold');
      const pair = threshold.at && pairs.get(threshold.at.span.start);
      if (!pair || threshold.unknown || !/^\+?\d+$/.test(threshold.value ?? '')) continue;
      if (Number(threshold.value) === 0 || Number(threshold.value) >= 1_000_000) continue;
      const forgotten = metaInForce(pacemaker, resource, 'failure-timeout');
      if (forgotten.unknown || forgotten.possible.length > 0) continue;
      if (cibMilliseconds(forgotten.value ?? '0', pacemaker.version) !== 0) continue;
      pairs.delete(pair.value?.at.span.start ?? -1);
      report(pair.name.at, {
        en: `migration-threshold is ${threshold.value} without failure-timeout, so a node with a failure stays excluded until it is cleaned up by hand`,
        ja: `migration-threshold が ${threshold.value} で failure-timeout がないため、故障したノードは手動でクリーンアップするまで除外されたままです`,
      });
    }
  },
  examples: {
    bad: [
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <crm_config/>
    <nodes/>
    <resources>
      <primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2">
        <meta_attributes id="vip-meta">
          <nvpair id="vip-threshold" name="migration-threshold" value="3"/>
                                           ^^^^^^^^^^^^^^^^^^^ migration-threshold is 3 without failure-timeout, so a node with a failure stays excluded until it is cleaned up by hand
        </meta_attributes>
      </primitive>
    </resources>
    <constraints/>
  </configuration>
</cib>
`,
    ],
    good: [
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <crm_config/>
    <nodes/>
    <resources>
      <primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2">
        <meta_attributes id="vip-meta">
          <nvpair id="vip-threshold" name="migration-threshold" value="3"/>
        </meta_attributes>
      </primitive>
    </resources>
    <constraints/>
    <rsc_defaults>
      <meta_attributes id="rsc-options">
        <nvpair id="rsc-options-failure-timeout" name="failure-timeout" value="10min"/>
      </meta_attributes>
    </rsc_defaults>
  </configuration>
</cib>
`,
    ],
  },
});

/** Failures are those of primitives; a bundle fails as well. */
function counts({ kind }: ResourceFacts): boolean {
  return kind === 'primitive' || kind === 'bundle';
}
