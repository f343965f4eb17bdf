import type { Located } from '../cluster/effective.ts';
import type { PacemakerNodeFacts, PairSet, ResourceFacts } from '../cluster/pacemaker.ts';
import { nameOf } from '../cluster/resource-lines.ts';
import { truth } from '../cluster/truth.ts';
import { compareVersions } from '../schema/release.ts';
import type { Text } from '../text/text.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/left-switched-off',
  severity: 'warning',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'A part of the cluster is switched off.',
      why: 'Maintenance, standby, is-managed="false" and target-role="Stopped" are meant for the time of some work. In a file that is reviewed or deployed they are usually left over, and the cluster then does not react to failures (Pacemaker Explained; Trento and the analysis of SUSE look for them as well).',
      fix: 'Remove the setting. If it is wanted, allow it in a comment with the reason.',
    },
    ja: {
      what: 'クラスタの一部が無効になっています。',
      why: 'メンテナンス、スタンバイ、is-managed="false"、target-role="Stopped" は、作業中に使うものです。レビューや配布の対象となるファイルでは、たいてい消し忘れで、故障が起きてもクラスタは対処しません（Pacemaker Explained。Trento や SUSE の分析ツールも検査しています）。',
      fix: '設定を削除します。意図したものであれば、理由を書いたコメントで許可します。',
    },
  },
  check(pacemaker, report) {
    const { facts, version } = pacemaker;
    for (const [name, { off, message, until }] of Object.entries(properties)) {
      if (until && compareVersions(version, until) > 0) continue;
      const value = pacemaker.property(name);
      if (value && truth(value) === off) report(value.at, message(value.value));
    }
    for (const [name, value] of written(facts.rscDefaults)) {
      const message = Object.hasOwn(ofDefaults, name) ? ofDefaults[name]?.(value.value) : undefined;
      if (message) report(value.at, message);
    }
    for (const resource of [...pacemaker.allResources, ...facts.templates]) {
      for (const [name, value] of written(resource.meta)) {
        const message = ofResource(resource, name, value);
        if (message) report(value.at, message);
      }
    }
    for (const node of facts.nodes) {
      for (const [name, value] of written(node.attributes)) {
        const message = ofNode(node, name, value);
        if (message) report(value.at, message);
      }
    }
  },
  examples: {
    bad: [
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <crm_config>
      <cluster_property_set id="options">
        <nvpair id="options-maintenance" name="maintenance-mode" value="true"/>
                                                                        ^^^^ maintenance-mode is true, so the cluster neither starts, stops nor monitors anything
      </cluster_property_set>
    </crm_config>
    <nodes>
      <node id="1" uname="alpha">
        <instance_attributes id="alpha-attributes">
          <nvpair id="alpha-standby" name="standby" value="on"/>
                                                           ^^ standby is on, so nothing runs on "alpha"
        </instance_attributes>
      </node>
    </nodes>
    <resources>
      <primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2">
        <meta_attributes id="vip-meta">
          <nvpair id="vip-role" name="target-role" value="Stopped"/>
                                                          ^^^^^^^ target-role is Stopped, so the cluster never starts "vip"
        </meta_attributes>
      </primitive>
      <primitive id="web" class="ocf" provider="heartbeat" type="apache">
        <meta_attributes id="web-meta">
          <nvpair id="web-managed" name="is-managed" value="false"/>
                                                            ^^^^^ is-managed is false, so the cluster never starts, stops or moves "web"
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
    <crm_config>
      <cluster_property_set id="options">
        <nvpair id="options-maintenance" name="maintenance-mode" value="false"/>
      </cluster_property_set>
    </crm_config>
    <nodes/>
    <resources>
      <primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2">
        <meta_attributes id="vip-meta">
          <nvpair id="vip-role" name="target-role" value="Started"/>
        </meta_attributes>
      </primitive>
    </resources>
    <constraints/>
  </configuration>
</cib>
`,
    ],
  },
});

interface Switch {
  readonly off: boolean;
  readonly message: (value: string) => Text;
  readonly until?: string;
}

const properties: Readonly<Record<string, Switch>> = {
  'maintenance-mode': {
    off: true,
    message: value => ({
      en: `maintenance-mode is ${value}, so the cluster neither starts, stops nor monitors anything`,
      ja: `maintenance-mode が ${value} のため、クラスタは起動、停止、監視を行いません`,
    }),
  },
  'stop-all-resources': {
    off: true,
    message: value => ({
      en: `stop-all-resources is ${value}, so nothing runs`,
      ja: `stop-all-resources が ${value} のため、リソースは一切動作しません`,
    }),
  },
  'is-managed-default': {
    off: false,
    until: '1.1',
    message: value => ({
      en: `is-managed-default is ${value}, so the cluster never starts, stops or moves anything`,
      ja: `is-managed-default が ${value} のため、クラスタは起動、停止、移動を行いません`,
    }),
  },
};

const ofDefaults: Readonly<Record<string, (value: string) => Text | undefined>> = {
  'target-role': value =>
    value.toLowerCase() === 'stopped'
      ? {
          en: `target-role is ${value} for all resources, so the cluster starts none that does not say otherwise`,
          ja: `全リソースの target-role が ${value} のため、個別に指定のないリソースは起動しません`,
        }
      : undefined,
  'is-managed': value =>
    truth(value) === false
      ? {
          en: `is-managed is ${value} for all resources, so the cluster leaves them as they are`,
          ja: `全リソースの is-managed が ${value} のため、クラスタは起動、停止、移動を行いません`,
        }
      : undefined,
  maintenance: value =>
    truth(value)
      ? {
          en: `maintenance is ${value} for all resources, so the cluster neither starts, stops nor monitors them`,
          ja: `全リソースの maintenance が ${value} のため、クラスタは起動、停止、監視を行いません`,
        }
      : undefined,
};

function ofResource(resource: ResourceFacts, name: string, { value }: Located<string>): Text | undefined {
  const id = nameOf(resource);
  if (name === 'target-role' && value.toLowerCase() === 'stopped') {
    return {
      en: `target-role is ${value}, so the cluster never starts "${id}"`,
      ja: `target-role が ${value} のため、クラスタは "${id}" を起動しません`,
    };
  }
  if (name === 'is-managed' && truth(value) === false) {
    return {
      en: `is-managed is ${value}, so the cluster never starts, stops or moves "${id}"`,
      ja: `is-managed が ${value} のため、クラスタは "${id}" の起動、停止、移動を行いません`,
    };
  }
  if (name === 'maintenance' && truth(value)) {
    return {
      en: `maintenance is ${value}, so the cluster neither starts, stops nor monitors "${id}"`,
      ja: `maintenance が ${value} のため、クラスタは "${id}" の起動、停止、監視を行いません`,
    };
  }
  return undefined;
}

function ofNode({ uname, id }: PacemakerNodeFacts, name: string, { value }: Located<string>): Text | undefined {
  const node = uname?.value ?? id?.value ?? '';
  if (truth(value) !== true) return undefined;
  if (name === 'standby') {
    return {
      en: `standby is ${value}, so nothing runs on "${node}"`,
      ja: `standby が ${value} のため、"${node}" ではリソースが動作しません`,
    };
  }
  if (name === 'maintenance') {
    return {
      en: `maintenance is ${value}, so the cluster leaves everything on "${node}" as it is`,
      ja: `maintenance が ${value} のため、クラスタは "${node}" のリソースを操作しません`,
    };
  }
  return undefined;
}

/** What is written without a condition. */
function* written(sets: readonly PairSet[]): Generator<[string, Located<string>]> {
  for (const { pairs, hasRule } of sets) {
    if (hasRule) continue;
    for (const { name, value, idRef } of pairs) if (value && !idRef) yield [name.value, value];
  }
}
