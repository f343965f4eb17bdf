import { isWhole, nameOf } from '../cluster/resource-lines.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/no-quorum-policy-not-freeze',
  severity: 'warning',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'The cluster runs a DLM, but no-quorum-policy is not freeze.',
      why: 'GFS2 and OCFS2 need quorum to be stopped too. Without quorum the default, stop, cannot unmount them, and the nodes are fenced; with freeze they wait for quorum to return (Clusters from Scratch, Convert Storage to Active/Active). ocf:pacemaker:controld logs the same advice when it starts.',
      fix: 'Set no-quorum-policy to freeze.',
    },
    ja: {
      what: 'DLM を使うクラスタですが、no-quorum-policy が freeze ではありません。',
      why: 'GFS2 と OCFS2 は、停止するときにもクォーラムを必要とします。クォーラムを失うと、デフォルトの stop ではアンマウントできずにノードがフェンシングされますが、freeze ではクォーラムが戻るまで待ちます（Clusters from Scratch、Convert Storage to Active/Active）。ocf:pacemaker:controld も起動時に同じことをログに残します。',
      fix: 'no-quorum-policy を freeze にします。',
    },
  },
  check(pacemaker, report) {
    const policy = pacemaker.property('no-quorum-policy');
    // Going on without quorum is a fault of its own.
    if (policy?.value === 'freeze' || policy?.value === 'ignore' || (!policy && !isWhole(pacemaker))) return;
    const dlm = pacemaker.allResources.find(
      r => r.kind === 'primitive' && pacemaker.agent(r) === 'ocf:pacemaker:controld' && pacemaker.container(r),
    );
    const at = policy?.at ?? pacemaker.facts.sections.get('crm_config') ?? pacemaker.facts.properties[0]?.at ?? dlm?.at;
    if (!dlm || !at) return;
    const value = policy?.value ?? 'stop';
    const name = nameOf(dlm);
    report(
      at,
      {
        en: `no-quorum-policy is ${value}${policy ? '' : ' (the default)'}, but with the DLM of "${name}" it must be freeze`,
        ja: `no-quorum-policy が ${value}${policy ? ' ' : '（デフォルト）'}ですが、"${name}" の DLM を使う場合は freeze にする必要があります`,
      },
      policy
        ? {
            fixes: [
              {
                title: { en: 'Set no-quorum-policy to freeze', ja: 'no-quorum-policy を freeze に設定する' },
                safe: false,
                edits: [{ ...policy.at, newText: 'freeze' }],
              },
            ],
          }
        : {},
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
        <nvpair id="options-no-quorum-policy" name="no-quorum-policy" value="stop"/>
                                                                             ^^^^ no-quorum-policy is stop, but with the DLM of "dlm" it must be freeze
      </cluster_property_set>
    </crm_config>
    <resources>
      <clone id="dlm-clone">
        <meta_attributes id="dlm-clone-meta">
          <nvpair id="dlm-clone-meta-interleave" name="interleave" value="true"/>
        </meta_attributes>
        <primitive id="dlm" class="ocf" provider="pacemaker" type="controld">
          <operations>
            <op id="dlm-monitor" name="monitor" interval="60s" timeout="60s" on-fail="fence"/>
          </operations>
        </primitive>
      </clone>
    </resources>
  </configuration>
</cib>
`,
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <crm_config>
     ^^^^^^^^^^ no-quorum-policy is stop (the default), but with the DLM of "dlm" it must be freeze
      <cluster_property_set id="cib-bootstrap-options">
        <nvpair id="options-cluster-name" name="cluster-name" value="web"/>
      </cluster_property_set>
    </crm_config>
    <resources>
      <clone id="dlm-clone">
        <meta_attributes id="dlm-clone-meta">
          <nvpair id="dlm-clone-meta-interleave" name="interleave" value="true"/>
        </meta_attributes>
        <primitive id="dlm" class="ocf" provider="pacemaker" type="controld">
          <operations>
            <op id="dlm-monitor" name="monitor" interval="60s" timeout="60s" on-fail="fence"/>
          </operations>
        </primitive>
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
    <crm_config>
      <cluster_property_set id="cib-bootstrap-options">
        <nvpair id="options-no-quorum-policy" name="no-quorum-policy" value="freeze"/>
      </cluster_property_set>
    </crm_config>
    <resources>
      <clone id="dlm-clone">
        <meta_attributes id="dlm-clone-meta">
          <nvpair id="dlm-clone-meta-interleave" name="interleave" value="true"/>
        </meta_attributes>
        <primitive id="dlm" class="ocf" provider="pacemaker" type="controld">
          <operations>
            <op id="dlm-monitor" name="monitor" interval="60s" timeout="60s" on-fail="fence"/>
          </operations>
        </primitive>
      </clone>
    </resources>
  </configuration>
</cib>
`,
    ],
  },
});
