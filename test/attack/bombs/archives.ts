import { toZip } from "../../cases/write-files.ts";
import { type Bomb, type Bombs, HEADER, line } from "./bomb.ts";
import { SHEET, SPREAD, toSheet } from "./books.ts";

const archive = (
	parts: (size: number) => { name: string; bytes: Buffer }[],
): Bomb => ({ file: "导出.zip", make: (size) => toZip(parts(size)) });

const some = (count: number, bytes: (no: number) => Buffer, ending = "csv") =>
	Array.from({ length: Math.ceil(count) }, (_, no) => ({
		name: `${no}.${ending}`,
		bytes: bytes(no),
	}));

export const ARCHIVES: Bombs = {
	"a zip of zeros": archive((size) =>
		some(10, () => Buffer.alloc(size * SPREAD)),
	),
	"a zip of thousands of files": archive((size) =>
		some(size / 500, (no) => Buffer.from(`${HEADER}\n${line(no)}\n`)),
	),
	"a zip of thousands of empty files": archive((size) =>
		some(size / 500, () => Buffer.alloc(0)),
	),
	"a zip of zips": archive((size) =>
		some(
			size / 5000,
			(no) => toZip([{ name: "a.csv", bytes: Buffer.from(line(no)) }]),
			"zip",
		),
	),
	"a zip of workbooks that unpack to gigabytes": archive((size) => {
		const inner = toZip([
			{
				name: "xl/workbook.xml",
				bytes: Buffer.from(
					'<workbook><sheets><sheet name="a"/></sheets></workbook>',
				),
			},
			{
				name: SHEET,
				bytes: Buffer.from(toSheet(`<!--${" ".repeat(size * SPREAD)}-->`)),
			},
		]);
		return some(50, () => inner, "xlsx");
	}),
};
