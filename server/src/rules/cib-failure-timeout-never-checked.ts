import { cibMilliseconds } from '../schema/values/cib-duration.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/failure-timeout-never-checked',
  severity: 'warning',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'failure-timeout is set, but the cluster does not look at the clock.',
      why: 'What depends on time is looked at every cluster-recheck-interval. With 0 a failure expires only when something else happens in the cluster (Pacemaker Explained, cluster-recheck-interval).',
      fix: 'Remove cluster-recheck-interval: the default is 15 minutes.',
    },
    ja: {
      what: 'failure-timeout がありますが、時間の確認が無効です。',
      why: '時間によって変わる条件は、cluster-recheck-interval ごとに確認されます。0 の場合、クラスタでほかの変化が起こるまで故障は忘れられません（Pacemaker Explained、cluster-recheck-interval）。',
      fix: 'cluster-recheck-interval を削除します（デフォルトは 15 分です）。',
    },
  },
  check(pacemaker, report) {
    const recheck = pacemaker.property('cluster-recheck-interval');
    if (!recheck || cibMilliseconds(recheck.value, pacemaker.version) !== 0) return;
    const resources = [...pacemaker.allResources, ...pacemaker.facts.templates];
    const sets = [...pacemaker.facts.rscDefaults, ...resources.flatMap(r => r.meta)];
    const used = sets
      .flatMap(set => set.pairs)
      .find(p => p.name.value === 'failure-timeout' && cibMilliseconds(p.value?.value ?? '', pacemaker.version));
    if (!used?.value) return;
    report(
      recheck.at,
      {
        en: `cluster-recheck-interval is ${recheck.value}, so failure-timeout (${used.value.value}) may never take effect`,
        ja: `cluster-recheck-interval が ${recheck.value} のため、failure-timeout（${used.value.value}）が働かないおそれがあります`,
      },
      { related: [{ ...used.value.at, message: { en: 'failure-timeout', ja: 'failure-timeout' } }] },
    );
  },
  examples: {
    bad: [
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <crm_config>
      <cluster_property_set id="cib-bootstrap-options">
        <nvpair id="options-cluster-recheck-interval" name="cluster-recheck-interval" value="0"/>
                                                                                             ^ cluster-recheck-interval is 0, so failure-timeout (10min) may never take effect
      </cluster_property_set>
    </crm_config>
    <resources>
      <primitive id="web" class="ocf" provider="pacemaker" type="Dummy"/>
    </resources>
    <rsc_defaults>
      <meta_attributes id="rsc-options">
        <nvpair id="rsc-options-failure-timeout" name="failure-timeout" value="10min"/>
      </meta_attributes>
    </rsc_defaults>
  </configuration>
</cib>
`,
    ],
    good: [
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <crm_config>
      <cluster_property_set id="cib-bootstrap-options">
        <nvpair id="options-cluster-recheck-interval" name="cluster-recheck-interval" value="5min"/>
      </cluster_property_set>
    </crm_config>
    <resources>
      <primitive id="web" class="ocf" provider="pacemaker" type="Dummy"/>
    </resources>
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
