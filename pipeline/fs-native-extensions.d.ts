declare module "fs-native-extensions" {
	/** True where the whole file is now locked through this descriptor, and through no other. */
	export function tryLock(fd: number): boolean;
}
