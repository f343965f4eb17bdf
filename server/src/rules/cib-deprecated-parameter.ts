import { aliasOf } from '../cluster/agent-aliases.ts';
import { agentUses } from '../cluster/agent-uses.ts';
import { changeName } from '../cluster/did-you-mean.ts';
import { compareVersions, versionOf } from '../schema/release.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/deprecated-parameter',
  severity: 'hint',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'A parameter has an old name, or is not to be used any more.',
      why: 'The metadata of the agent marks it as deprecated, or no longer lists it. It still works; where it has a new name, that does the same.',
      fix: 'Use the new name, unless an old release of the agent has to read the file too.',
    },
    ja: {
      what: 'パラメータの名前が古いか、パラメータが非推奨です。',
      why: 'エージェントのメタデータで非推奨とされているか、記載がなくなっています。現在も使えますが、新しい名前があれば、同じ意味です。',
      fix: '古いリリースのエージェントも使うのでなければ、新しい名前にします。',
    },
  },
  check(pacemaker, report, model) {
    for (const use of agentUses(pacemaker, model)) {
      for (const { name } of use.own) {
        const alias = aliasOf(use.name, name.value);
        const { deprecated = alias !== undefined, use: current = alias } = use.agent.parameters.get(name.value) ?? {};
        if (!deprecated) continue;
        if (typeof deprecated === 'string' && compareVersions(pacemaker.version, versionOf(deprecated)) < 0) continue;
        report(
          name.at,
          current
            ? { en: `${name.value} is the old name of ${current}`, ja: `${name.value} は ${current} の旧名です` }
            : { en: `${name.value} is deprecated`, ja: `${name.value} は非推奨です` },
          { tags: ['deprecated'], ...(current ? { fixes: [changeName(name, current)] } : {}) },
        );
      }
    }
  },
  examples: {
    bad: [
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <resources>
      <primitive id="fence-alpha" class="stonith" type="fence_ipmilan">
        <instance_attributes id="fence-alpha-ia">
          <nvpair id="fence-alpha-ipaddr" name="ipaddr" value="10.0.1.1"/>
                                                ^^^^^^ ipaddr is the old name of ip
        </instance_attributes>
      </primitive>
      <primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2">
        <instance_attributes id="vip-ia">
          <nvpair id="vip-ip" name="ip" value="10.0.0.10"/>
          <nvpair id="vip-netmask" name="netmask" value="24"/>
                                         ^^^^^^^ netmask is the old name of cidr_netmask
        </instance_attributes>
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
      <primitive id="fence-alpha" class="stonith" type="fence_ipmilan">
        <instance_attributes id="fence-alpha-ia">
          <nvpair id="fence-alpha-ip" name="ip" value="10.0.1.1"/>
        </instance_attributes>
      </primitive>
    </resources>
  </configuration>
</cib>
`,
    ],
  },
});
