/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/fault.h"

__attribute__((weak)) void fault_point(const char *name)
{
	(void)name;
}

__attribute__((weak)) int64_t fault_gap(int64_t gap)
{
	return gap;
}
