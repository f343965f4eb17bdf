import { rule } from './rule.ts';

export default rule({
  id: 'cluster/cluster-name-differs',
  severity: 'info',
  on: 'cluster',
  doc: {
    en: {
      what: 'The CIB names the cluster otherwise than corosync.conf.',
      why: 'Pacemaker takes cluster_name from Corosync only while the property cluster-name is not set; agents and fence devices that use the name (GFS2, DLM) then see the one of the CIB.',
      fix: 'Set the property to the name in corosync.conf, or remove it.',
    },
    ja: {
      what: 'CIB のクラスタ名が corosync.conf と異なります。',
      why: 'Pacemaker が Corosync の cluster_name を使うのは、プロパティ cluster-name がない場合だけです。クラスタ名を使うエージェント（GFS2、DLM など）には CIB の名前が見えます。',
      fix: 'プロパティを corosync.conf の名前に合わせるか、削除します。',
    },
  },
  check({ corosync, pacemaker }, report) {
    // Copies of the nodes are compared among themselves.
    const names = new Set(corosync.map(m => m.facts.values.get('totem.cluster_name')?.value ?? ''));
    const name = corosync[0]?.facts.values.get('totem.cluster_name');
    if (!name || name.value === '' || names.size !== 1) return;
    for (const { property } of pacemaker.map(p => ({ property: p.property('cluster-name') }))) {
      if (!property || property.value === name.value) continue;
      report(
        property.at,
        {
          en: `cluster-name is "${property.value}" here, but cluster_name is "${name.value}" in corosync.conf`,
          ja: `cluster-name がここでは "${property.value}"、corosync.conf の cluster_name は "${name.value}" です`,
        },
        { related: [{ ...name.at, message: { en: 'cluster_name', ja: 'cluster_name' } }] },
      );
    }
  },
  examples: {
    bad: [
      `
-- corosync.conf --
totem {
	version: 2
	cluster_name: web
	transport: knet
	crypto_cipher: aes256
	crypto_hash: sha256
}
nodelist {
	node {
		ring0_addr: 10.0.0.1
		name: alpha
		nodeid: 1
	}
	node {
		ring0_addr: 10.0.0.2
		name: bravo
		nodeid: 2
	}
}
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <crm_config>
      <cluster_property_set id="p">
        <nvpair id="p-1" name="cluster-name" value="shop"/>
                                                    ^^^^ cluster-name is "shop" here, but cluster_name is "web" in corosync.conf
      </cluster_property_set>
    </crm_config>
    <nodes/>
    <resources/>
    <constraints/>
  </configuration>
</cib>
`,
    ],
    good: [
      `
-- corosync.conf --
totem {
	version: 2
	cluster_name: web
	transport: knet
	crypto_cipher: aes256
	crypto_hash: sha256
}
nodelist {
	node {
		ring0_addr: 10.0.0.1
		name: alpha
		nodeid: 1
	}
	node {
		ring0_addr: 10.0.0.2
		name: bravo
		nodeid: 2
	}
}
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <crm_config>
      <cluster_property_set id="p">
        <nvpair id="p-1" name="cluster-name" value="web"/>
      </cluster_property_set>
    </crm_config>
    <nodes/>
    <resources/>
    <constraints/>
  </configuration>
</cib>
`,
    ],
  },
});
