/** A column of a table of tickets: what each kind of database calls its type, and what stands in a row of it. */
export interface TicketColumn {
	name: string;
	postgresql: string;
	mysql: string;
	/** What is written as a literal; null where it is empty. */
	value(row: number): string | number | boolean | Buffer | null;
	/** What a file has in its place, where that is another text. */
	written?(row: number): string;
}

const two = (number: number) => String(number).padStart(2, "0");
const pick = <Each>(list: readonly Each[], row: number) =>
	list[row % list.length] as Each;
const dayOf = (row: number) => `2023-03-${two(1 + (row % 28))}`;
const acceptedAt = (row: number) =>
	`${dayOf(row)} ${two(8 + (row % 10))}:${two(row % 60)}:${two((row * 7) % 60)}`;
// 2^53 and beyond: a double would end them all in noughts.
const keyOf = (row: number) => 9_007_199_254_740_993n + BigInt(row) * 3n;
const isOpen = (row: number) => row % 9 === 0;
const later = (time: string, hours: number) =>
	new Date(Date.parse(`${time.replace(" ", "T")}Z`) + hours * 3_600_000)
		.toISOString()
		.slice(0, 19)
		.replace("T", " ");
const text = (
	name: string,
	value: (row: number) => string | null,
): TicketColumn => ({ name, postgresql: "text", mysql: "text", value });

/** Tickets with a column of every type that is read in a way of its own. */
export const TICKET_COLUMNS: readonly TicketColumn[] = [
	{
		name: "id",
		postgresql: "bigint primary key",
		mysql: "bigint primary key",
		value: (row) => keyOf(row).toString(),
	},
	{
		name: "工单编号",
		postgresql: "varchar(32)",
		mysql: "varchar(32)",
		value: (row) => `GD2023${String(row).padStart(6, "0")}`,
	},
	text("标题", (row) => `${pick(["路灯不亮", "下水堵塞", "噪音扰民"], row)}`),
	text("主要内容", (row) =>
		row % 50 === 0
			? '市民说：“小区"东门"的路灯坏了”，\n请处理；100%'
			: `松涧小区${row % 12}号楼${pick(["路灯不亮", "下水道堵塞", "夜间施工噪音"], row)}`,
	),
	text("诉求类型", (row) => pick(["求助", "投诉", "咨询", "建议"], row)),
	text("诉求渠道", (row) => pick(["电话", "微信", "网站"], row)),
	{
		name: "受理时间",
		postgresql: "timestamp(3)",
		mysql: "datetime(3)",
		value: (row) => `${acceptedAt(row)}.250`,
		written: acceptedAt,
	},
	{
		name: "派单时间",
		postgresql: "timestamptz",
		mysql: "timestamp null",
		value: (row) => later(acceptedAt(row), 1),
	},
	{
		name: "办结期限",
		postgresql: "date",
		mysql: "date",
		value: (row) => later(acceptedAt(row), 120).slice(0, 10),
	},
	{
		name: "办结时间",
		postgresql: "timestamp",
		mysql: "datetime",
		value: (row) =>
			isOpen(row) ? null : later(acceptedAt(row), 30 + (row % 150)),
	},
	text("工单状态", (row) => (isOpen(row) ? "在办" : "已办结")),
	text("承办单位", (row) => pick(["城管科", "物业办", "社区办"], row)),
	text("社区", (row) => pick(["松涧社区", "北屏社区", null], row)),
	text("小区名称", (row) => pick(["松涧小区", "北屏花园"], row)),
	text("联系人", (row) => pick(["王建国", "李秀英", null], row)),
	{
		name: "联系电话",
		postgresql: "bigint",
		mysql: "bigint",
		value: (row) => String(13_800_000_000 + (row % 83)),
	},
	{
		name: "先行联系",
		postgresql: "boolean",
		mysql: "boolean",
		value: (row) => (row % 7 === 0 ? null : row % 3 > 0),
		written: (row) => (row % 7 === 0 ? "" : row % 3 > 0 ? "是" : "否"),
	},
	text("满意度", (row) =>
		isOpen(row) ? null : pick(["满意", "不满意", "基本满意", "未评价"], row),
	),
	text("是否解决", (row) => (isOpen(row) ? null : pick(["是", "否"], row))),
	{
		name: "退回次数",
		postgresql: "numeric(6,2)",
		mysql: "decimal(6,2)",
		value: (row) => (row % 11 === 0 ? "1.00" : "0.00"),
		written: (row) => (row % 11 === 0 ? "1" : "0"),
	},
	{
		name: "经费",
		postgresql: "numeric(30,10)",
		mysql: "decimal(30,10)",
		value: (row) => `12345678901234567890.${two(row % 100)}00000001`,
	},
	{
		name: "指纹",
		postgresql: "bytea",
		mysql: "varbinary(16)",
		value: (row) => Buffer.from([0, 255, row % 256]),
		written: (row) => `00ff${(row % 256).toString(16).padStart(2, "0")}`,
	},
	{
		name: "扩展",
		postgresql: "json",
		mysql: "json",
		value: (row) => `{"k": [${row}, null], "s": "甲"}`,
	},
];

/** The same rows as a file that the platform would export. */
export function toCsv(rows: number): string {
	const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
	const lines = Array.from({ length: rows }, (_, row) =>
		TICKET_COLUMNS.map(({ value, written }) =>
			quote(written ? written(row) : String(value(row) ?? "")),
		).join(","),
	);
	const head = TICKET_COLUMNS.map(({ name }) => quote(name)).join(",");
	return `\ufeff${[head, ...lines].join("\n")}\n`;
}

/** Statements that make the same rows, some in each. */
export function toInserts(
	table: string,
	engine: "postgresql" | "mysql",
	rows: number,
): string[] {
	const name = (column: string) =>
		engine === "mysql" ? `\`${column}\`` : `"${column}"`;
	const definitions = TICKET_COLUMNS.map(
		(column) => `${name(column.name)} ${column[engine]}`,
	);
	const statements = [`create table ${table} (${definitions.join(", ")})`];
	const most = 200;
	for (let from = 0; from < rows; from += most) {
		const values = Array.from(
			{ length: Math.min(most, rows - from) },
			(_, at) =>
				`(${TICKET_COLUMNS.map(({ value }) => toLiteral(value(from + at), engine)).join(", ")})`,
		);
		statements.push(`insert into ${table} values ${values.join(", ")}`);
	}
	return statements;
}

function toLiteral(
	value: string | number | boolean | Buffer | null,
	engine: "postgresql" | "mysql",
): string {
	if (value === null) return "null";
	if (Buffer.isBuffer(value))
		return engine === "mysql"
			? `x'${value.toString("hex")}'`
			: `'\\x${value.toString("hex")}'`;
	if (typeof value !== "string") return String(value);
	return `'${value.replaceAll("'", "''").replaceAll("\n", engine === "mysql" ? "\\n" : "\n")}'`;
}
