import { spawnSync } from "node:child_process";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import mysql from "mysql2/promise";
import pg from "pg";
import { packagePath } from "../../../pipeline/package-root.ts";
import { toInserts } from "../../pipeline/database/sources/ticket-rows.ts";
import { type Server, startMariadb, startPostgresql } from "./servers.ts";

const PG = { host: "127.0.0.1", user: "owner", database: "postgres" };
const MARIADB = { host: "127.0.0.1", user: "root" };

/** The certificate of either server, for localhost and 127.0.0.1. */
export const CERTIFICATE = packagePath(
	...["test", "fixtures", "tls", "localhost.pem"],
);
const KEY = packagePath("test", "fixtures", "tls", "localhost.key");

/** Who may read the tickets, with a password and without. */
export const PASSWORD = "correct-word";

function copyCertificate(folder: string): { cert: string; key: string } {
	const [cert, key] = [join(folder, "cert.pem"), join(folder, "key.pem")];
	copyFileSync(CERTIFICATE, cert);
	writeFileSync(key, readFileSync(KEY), { mode: 0o600 });
	if (process.getuid?.() === 0)
		spawnSync("chown", ["nobody:nogroup", cert, key]);
	return { cert, key };
}

/** PostgreSQL with so many tickets in `dws.work_order`. */
export async function openPostgresql(rows: number): Promise<Server> {
	const server = await startPostgresql(
		async (port) => {
			const client = new pg.Client({ ...PG, port });
			try {
				await client.connect();
				await client.end();
				return true;
			} catch {
				return false;
			}
		},
		(data) => {
			const hba = join(data, "pg_hba.conf");
			const locked = "host all locked 127.0.0.1/32 scram-sha-256\n";
			writeFileSync(hba, locked + readFileSync(hba, "utf8"));
			const { cert, key } = copyCertificate(data);
			return ["ssl=on", `ssl_cert_file=${cert}`, `ssl_key_file=${key}`];
		},
	);
	const client = new pg.Client({ ...PG, port: server.port });
	await client.connect();
	const statements = [
		"set timezone = 'Asia/Shanghai'",
		"create schema dws",
		...toInserts("dws.work_order", "postgresql", rows),
		"create table dws.closed_to_all (id bigint)",
		"create role reader login",
		`create role locked login password '${PASSWORD}'`,
		"grant usage on schema dws to reader, locked",
		"grant select on dws.work_order to reader, locked",
	];
	for (const statement of statements) await client.query(statement);
	await client.end();
	return server;
}

/** MariaDB with so many tickets in `hotline.work_order`. */
export async function openMariadb(rows: number): Promise<Server> {
	const server = await startMariadb(
		async (port) => {
			try {
				const open = await mysql.createConnection({ ...MARIADB, port });
				await open.end();
				return true;
			} catch {
				return false;
			}
		},
		(folder) => {
			const { cert, key } = copyCertificate(folder);
			return [`--ssl-cert=${cert}`, `--ssl-key=${key}`];
		},
	);
	const { port } = server;
	const asRoot = { ...MARIADB, port, charset: "utf8mb4" };
	const connection = await mysql.createConnection(asRoot);
	const statements = [
		"set time_zone = '+08:00'",
		"create database hotline character set utf8mb4",
		"use hotline",
		...toInserts("work_order", "mysql", rows),
		"create table closed_to_all (id bigint)",
		"create user reader@'%' identified by ''",
		`create user locked@'%' identified by '${PASSWORD}'`,
		"grant select on hotline.work_order to reader@'%', locked@'%'",
	];
	for (const statement of statements) await connection.query(statement);
	await connection.end();
	return server;
}
