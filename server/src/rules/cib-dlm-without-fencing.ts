import { nameOf } from '../cluster/resource-lines.ts';
import { truth } from '../cluster/truth.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/dlm-without-fencing',
  severity: 'error',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'The cluster runs a DLM with fencing switched off.',
      why: 'ocf:pacemaker:controld refuses to start while stonith-enabled is false (its metadata, allow_stonith_disabled). Locks of a node that is lost can only be given to others after it was fenced.',
      fix: 'Configure fencing, and remove the property.',
    },
    ja: {
      what: 'フェンシングを無効にしたまま DLM を使っています。',
      why: 'stonith-enabled が false の場合、ocf:pacemaker:controld は起動を拒否します（エージェントのメタデータの allow_stonith_disabled）。失われたノードのロックは、フェンシングした後でなければ他のノードに渡せません。',
      fix: 'フェンシングを設定し、このプロパティを削除します。',
    },
  },
  check(pacemaker, report) {
    const enabled = pacemaker.property('fencing-enabled');
    if (!enabled || truth(enabled) !== false) return;
    for (const resource of pacemaker.allResources) {
      if (resource.kind !== 'primitive' || pacemaker.agent(resource) !== 'ocf:pacemaker:controld') continue;
      if (truth(pacemaker.parameter(resource, 'allow_stonith_disabled'))) continue;
      const name = nameOf(resource);
      report(
        enabled.at,
        {
          en: `fencing is switched off, so the DLM of "${name}" refuses to start`,
          ja: `フェンシングが無効のため、"${name}" の DLM は起動を拒否します`,
        },
        { related: [{ ...resource.at, message: { en: `"${name}"`, ja: `"${name}" です` } }] },
      );
      return;
    }
  },
  examples: {
    bad: [
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <crm_config>
      <cluster_property_set id="cib-bootstrap-options">
        <nvpair id="options-stonith-enabled" name="stonith-enabled" value="false"/>
                                                                           ^^^^^ fencing is switched off, so the DLM of "dlm" refuses to start
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
        <nvpair id="options-stonith-enabled" name="stonith-enabled" value="true"/>
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
      <cluster_property_set id="cib-bootstrap-options">
        <nvpair id="options-stonith-enabled" name="stonith-enabled" value="false"/>
      </cluster_property_set>
    </crm_config>
    <resources>
      <clone id="dlm-clone">
        <meta_attributes id="dlm-clone-meta">
          <nvpair id="dlm-clone-meta-interleave" name="interleave" value="true"/>
        </meta_attributes>
        <primitive id="dlm" class="ocf" provider="pacemaker" type="controld">
          <instance_attributes id="dlm-params">
            <nvpair id="dlm-params-allow_stonith_disabled" name="allow_stonith_disabled" value="true"/>
          </instance_attributes>
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
