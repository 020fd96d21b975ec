/* What Windows 10 has and Wine 8 lacks: random bytes as programs in Rust ask for them. */
#include <windows.h>

BOOLEAN NTAPI SystemFunction036(PVOID bytes, ULONG length);

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE bytes, SIZE_T length) {
	return SystemFunction036(bytes, (ULONG)length);
}
