#include "app/run.h"

int main(int argc, char** argv) {
  return seamark::app::run({argv, argv + argc});
}
