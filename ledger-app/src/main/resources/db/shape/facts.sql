-- What the catalogue says of the log's schema, of the ledger's roles and of what acts on them in this database, one fact a
-- row: its name and its value. Names are Chinese, since people read them when a fact is not as it should be. Every supported
-- version of PostgreSQL words these alike; tests see to it on the oldest and the newest.
WITH part AS (
    SELECT c.oid, c.relname, c.relkind, c.relpersistence, c.relrowsecurity, c.relowner, c.relacl
    FROM pg_catalog.pg_class c
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'ledger'
      AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
), role AS (
    -- Exactly these: another one whose name ends alike is a stranger. The auditor, whom a ledger from before has not, is told of only
    -- where it may more than read what an auditor reads.
    SELECT r.oid, own.name IS NOT NULL AS own, coalesce(own.name, r.rolname::text) AS name,
           r.rolcanlogin, r.rolsuper, r.rolcreaterole, r.rolcreatedb, r.rolbypassrls, r.rolreplication
    FROM pg_catalog.pg_roles r
    LEFT JOIN (VALUES ('ledger_owner', 'owner'), ('ledger_writer', 'writer'), ('ledger_reader', 'reader'), ('ledger_auditor', 'auditor')) own (rolname, name)
           ON own.rolname = r.rolname
), privilege AS (
    SELECT part.relname AS target, part.relowner, acl.grantee, acl.privilege_type, acl.is_grantable
    FROM part, pg_catalog.aclexplode(part.relacl) acl
    UNION ALL
    SELECT part.relname || '.' || a.attname, part.relowner, acl.grantee, acl.privilege_type, acl.is_grantable
    FROM part
    JOIN pg_catalog.pg_attribute a ON a.attrelid = part.oid, pg_catalog.aclexplode(a.attacl) acl
)
SELECT '表 ' || relname,
       CASE relkind WHEN 'r' THEN '普通表' WHEN 'p' THEN '分区表' WHEN 'f' THEN '外部表' ELSE '视图' END
       || CASE relpersistence WHEN 'p' THEN '' ELSE '，崩溃后不保留' END
       || CASE WHEN relrowsecurity THEN '，按行隐藏' ELSE '' END
FROM part
UNION ALL
SELECT '读 ' || relname,
       CASE WHEN pg_catalog.has_schema_privilege('ledger', 'USAGE') AND NOT EXISTS (
                SELECT FROM pg_catalog.pg_attribute a
                WHERE a.attrelid = part.oid AND a.attnum > 0 AND NOT a.attisdropped
                  -- Whoever verifies sees which data keys there are, and never the keys.
                  AND (part.relname, a.attname) NOT IN (('data_key', 'wrapped'), ('data_key', 'created_at'))
                  AND NOT pg_catalog.has_column_privilege(part.oid, a.attnum, 'SELECT'))
            THEN '可读' ELSE '不可读' END
FROM part
UNION ALL
SELECT '属主 ' || part.relname, role.name
FROM part JOIN role ON role.oid = part.relowner
UNION ALL
SELECT '列 ' || part.relname || '.' || a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod)
FROM part JOIN pg_catalog.pg_attribute a ON a.attrelid = part.oid
WHERE a.attnum > 0 AND NOT a.attisdropped
UNION ALL
SELECT '排序规则 ' || part.relname || '.' || a.attname, n.nspname || '.' || c.collname
FROM part
JOIN pg_catalog.pg_attribute a ON a.attrelid = part.oid
JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
JOIN pg_catalog.pg_collation c ON c.oid = a.attcollation
JOIN pg_catalog.pg_namespace n ON n.oid = c.collnamespace
WHERE a.attnum > 0 AND NOT a.attisdropped AND a.attcollation <> t.typcollation
UNION ALL
SELECT '必填 ' || part.relname || '.' || a.attname, '是'
FROM part JOIN pg_catalog.pg_attribute a ON a.attrelid = part.oid
WHERE a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull
UNION ALL
SELECT '缺省值 ' || part.relname || '.' || a.attname, pg_catalog.pg_get_expr(d.adbin, d.adrelid)
FROM part
JOIN pg_catalog.pg_attrdef d ON d.adrelid = part.oid
JOIN pg_catalog.pg_attribute a ON a.attrelid = part.oid AND a.attnum = d.adnum
UNION ALL
SELECT '约束 ' || part.relname || '.' || k.conname,
       pg_catalog.pg_get_constraintdef(k.oid) || CASE WHEN k.convalidated THEN '' ELSE '，未核验' END
FROM part JOIN pg_catalog.pg_constraint k ON k.conrelid = part.oid
WHERE k.contype IN ('p', 'u', 'c', 'x', 'f')
UNION ALL
SELECT '触发器 ' || part.relname || '.' || t.tgname,
       CASE t.tgenabled WHEN 'A' THEN '总是触发' WHEN 'D' THEN '已停用' ELSE '可被绕过' END
       || '，' || pg_catalog.pg_get_triggerdef(t.oid)
FROM part
JOIN pg_catalog.pg_trigger t ON t.tgrelid = part.oid
WHERE NOT t.tgisinternal
UNION ALL
SELECT '索引 ' || part.relname || '.' || c.relname,
       pg_catalog.pg_get_indexdef(i.indexrelid)
       || CASE WHEN i.indisvalid AND i.indisready AND i.indislive THEN '' ELSE '，不可用' END
FROM part
JOIN pg_catalog.pg_index i ON i.indrelid = part.oid
JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
UNION ALL
-- Whatever else there is in the schema: sequences, types, domains, operators, default rights and so on. None is the ledger's.
SELECT '其他对象 ' || object.type || ' ' || object.identity, '有'
FROM pg_catalog.pg_depend d
JOIN pg_catalog.pg_namespace n ON n.oid = d.refobjid
CROSS JOIN LATERAL pg_catalog.pg_identify_object(d.classid, d.objid, d.objsubid) object
WHERE d.refclassid = 'pg_catalog.pg_namespace'::pg_catalog.regclass
  AND n.nspname = 'ledger'
  AND d.classid <> 'pg_catalog.pg_proc'::pg_catalog.regclass
  AND NOT (d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid IN (SELECT part.oid FROM part))
UNION ALL
SELECT '函数 ' || f.oid::pg_catalog.regprocedure,
       '摘要 ' || pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(f.prosrc, 'UTF8')), 'hex')
       || '，属主 ' || role.name
       || CASE WHEN f.prosecdef THEN '，以属主身份执行' ELSE '' END
       || CASE WHEN f.proconfig IS NULL THEN '' ELSE '，自带设置' END
FROM pg_catalog.pg_proc f
JOIN pg_catalog.pg_namespace n ON n.oid = f.pronamespace
JOIN role ON role.oid = f.proowner
WHERE n.nspname = 'ledger'
UNION ALL
SELECT '规则 ' || part.relname || '.' || r.rulename, '有'
FROM part JOIN pg_catalog.pg_rewrite r ON r.ev_class = part.oid
UNION ALL
SELECT '行策略 ' || part.relname || '.' || p.polname, '有'
FROM part JOIN pg_catalog.pg_policy p ON p.polrelid = part.oid
UNION ALL
SELECT '子表 ' || part.relname || '.' || i.inhrelid::pg_catalog.regclass, '有'
FROM part JOIN pg_catalog.pg_inherits i ON i.inhparent = part.oid
UNION ALL
SELECT '权限 ' || p.target || '，' || coalesce(role.name, '所有人') || '，' || p.privilege_type,
       CASE WHEN pg_catalog.bool_or(p.is_grantable) THEN '有，可转授' ELSE '有' END
FROM privilege p LEFT JOIN role ON role.oid = p.grantee
WHERE p.grantee <> p.relowner
  AND NOT coalesce(role.own AND role.name = 'auditor' AND p.privilege_type = 'SELECT' AND NOT p.is_grantable AND p.target IN (
          'entry', 'claim', 'tile', 'checkpoint', 'blob', 'head', 'schema_history',
          'data_key.key_id', 'data_key.subject', 'data_key.destroyed_at'), false)
GROUP BY p.target, role.name, p.privilege_type
UNION ALL
SELECT '属主 模式 ledger', role.name
FROM pg_catalog.pg_namespace n JOIN role ON role.oid = n.nspowner
WHERE n.nspname = 'ledger'
UNION ALL
SELECT '模式权限 ' || coalesce(role.name, '所有人') || '，' || acl.privilege_type, '有'
FROM pg_catalog.pg_namespace n CROSS JOIN pg_catalog.aclexplode(n.nspacl) acl LEFT JOIN role ON role.oid = acl.grantee
WHERE n.nspname = 'ledger' AND acl.grantee <> n.nspowner
  AND NOT coalesce(role.own AND role.name = 'auditor' AND acl.privilege_type = 'USAGE', false)
UNION ALL
SELECT '角色 ' || name,
       CASE WHEN rolcanlogin THEN '可登录' ELSE '不可登录' END
       || CASE WHEN rolsuper THEN '，超级用户' ELSE '' END
       || CASE WHEN rolcreaterole THEN '，可建角色' ELSE '' END
       || CASE WHEN rolcreatedb THEN '，可建库' ELSE '' END
       || CASE WHEN rolbypassrls THEN '，不受行策略约束' ELSE '' END
       || CASE WHEN rolreplication THEN '，可复制' ELSE '' END
FROM role
WHERE own AND (name <> 'auditor' OR rolsuper OR rolcreaterole OR rolcreatedb OR rolbypassrls OR rolreplication)
UNION ALL
-- From version 16 on, who makes a role may hand it on; that alone lets nobody act as it. Before, every member may.
SELECT '成员 ' || member.name || ' 属于 ' || granted.name, '是'
FROM pg_catalog.pg_auth_members m
JOIN role member ON member.oid = m.member
JOIN role granted ON granted.oid = m.roleid
CROSS JOIN pg_catalog.to_jsonb(m) AS option
WHERE member.own
   OR granted.name = 'pg_write_all_data'
   OR granted.own AND (coalesce((option ->> 'inherit_option')::boolean, true) OR coalesce((option ->> 'set_option')::boolean, true))
UNION ALL
SELECT '设置 ' || CASE WHEN s.setrole = 0 THEN '所有角色' ELSE role.name END
       || CASE WHEN s.setdatabase = 0 THEN '' ELSE '（仅在此库）' END,
       pg_catalog.array_to_string(s.setconfig, '；')
FROM pg_catalog.pg_db_role_setting s LEFT JOIN role ON role.oid = s.setrole
WHERE s.setdatabase IN (0, (SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database()))
  AND (s.setrole = 0 OR role.own)
  AND NOT coalesce(role.own AND role.name = 'auditor' AND s.setconfig <@ ARRAY['default_transaction_read_only=on', 'log_statement=all'], false)
UNION ALL
SELECT '事件触发器 ' || evtname, '有'
FROM pg_catalog.pg_event_trigger
