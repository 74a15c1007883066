-- What the catalogue says of the log's tables, one fact a row: its name and its value. Names are Chinese, since people read
-- them when a fact is not as it should be. Only what every supported version of PostgreSQL words alike is compared as text.
WITH part AS (
    SELECT c.oid, c.relname, c.relkind, c.relpersistence, c.relrowsecurity, c.relowner, c.relacl
    FROM pg_catalog.pg_class c
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'ledger'
      AND c.relname IN ('entry', 'command', 'claim', 'tile', 'checkpoint', 'blob', 'head')
      AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
), role AS (
    -- A ledger's roles have a prefix of its own: <prefix>_owner, <prefix>_writer, <prefix>_reader.
    SELECT oid, rolname, coalesce(substring(rolname FROM '_(owner|writer|reader)$'), rolname::text) AS name
    FROM pg_catalog.pg_roles
), privilege AS (
    SELECT part.relname AS target, part.relowner, acl.grantee, acl.privilege_type
    FROM part, pg_catalog.aclexplode(part.relacl) acl
    UNION ALL
    SELECT part.relname || '.' || a.attname, part.relowner, acl.grantee, acl.privilege_type
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
       CASE WHEN pg_catalog.has_schema_privilege('ledger', 'USAGE') AND pg_catalog.has_table_privilege(oid, 'SELECT')
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
       CASE k.contype WHEN 'c' THEN 'CHECK' ELSE pg_catalog.pg_get_constraintdef(k.oid) END
       || CASE WHEN k.convalidated THEN '' ELSE '，未核验' END
FROM part JOIN pg_catalog.pg_constraint k ON k.conrelid = part.oid
WHERE k.contype IN ('p', 'u', 'c', 'x', 'f')
UNION ALL
SELECT '触发器 ' || part.relname || '.' || t.tgname,
       CASE t.tgenabled WHEN 'A' THEN '总是触发' WHEN 'D' THEN '已停用' ELSE '可被绕过' END
       || '，类型 ' || t.tgtype || '，函数 ' || n.nspname || '.' || f.proname
       || CASE WHEN t.tgqual IS NULL THEN '' ELSE '，附条件' END
FROM part
JOIN pg_catalog.pg_trigger t ON t.tgrelid = part.oid
JOIN pg_catalog.pg_proc f ON f.oid = t.tgfoid
JOIN pg_catalog.pg_namespace n ON n.oid = f.pronamespace
WHERE NOT t.tgisinternal
UNION ALL
SELECT '函数 ' || f.oid::pg_catalog.regprocedure,
       '摘要 ' || pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(f.prosrc, 'UTF8')), 'hex')
FROM pg_catalog.pg_proc f
JOIN pg_catalog.pg_namespace n ON n.oid = f.pronamespace
WHERE n.nspname = 'ledger' AND f.proname IN ('refuse_change', 'head_only_grows')
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
SELECT '写权限 ' || p.target || '，' || coalesce(role.name, '所有人') || '，' || p.privilege_type, pg_catalog.count(*)::text
FROM privilege p LEFT JOIN role ON role.oid = p.grantee
WHERE p.grantee <> p.relowner AND p.privilege_type IN ('INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER')
GROUP BY p.target, role.name, p.privilege_type
