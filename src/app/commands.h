#pragma once

#include "app/arguments.h"
#include "app/settings.h"

namespace seamark::app {

// One function per command, one file each. They return the exit code.
int run_scan(const Arguments& arguments, const Settings& settings);
int run_explain(const Arguments& arguments, const Settings& settings);
int run_pack(const Arguments& arguments, const Settings& settings);
int run_rules(const Arguments& arguments, const Settings& settings);
int run_eval(const Arguments& arguments, const Settings& settings);
int run_learn(const Arguments& arguments, const Settings& settings);
int run_bench(const Arguments& arguments, const Settings& settings);
int run_completion(const Arguments& arguments, const Settings& settings);
int run_version(const Arguments& arguments, const Settings& settings);
int run_help(const Arguments& arguments, const Settings& settings);

}  // namespace seamark::app
