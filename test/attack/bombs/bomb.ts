/** A file that was made to keep a reader busy; `size` is about how many bytes it may have. */
export interface Bomb {
	file: string;
	make(size: number): Buffer | Promise<Buffer>;
}

export type Bombs = Readonly<Record<string, Bomb>>;

export const HEADER = "工单编号,受理时间,标题,社区,办结时间,工单状态,联系电话";

export const line = (no: number) =>
	`GD2023${no},2023-03-0${1 + (no % 9)} 09:00:00,路灯不亮多日无人处理,白石社区,2023-03-1${no % 9} 10:00:00,已办结,1390000${1000 + (no % 9000)}`;

/** Pieces one after another, up to a size. */
export function fill(
	size: number,
	piece: (no: number) => string,
	end = "",
): string {
	const pieces: string[] = [];
	let length = end.length;
	for (let no = 0; length < size; no++) {
		const next = piece(no);
		pieces.push(next);
		length += Buffer.byteLength(next);
	}
	return pieces.join("") + end;
}
