# The self-test: proves with a small guest of our own that a host runs virtual machines. Included by CMakeLists.txt.
include(DomusGuest)
domus_guest(NAME boot.img SOURCE "${CMAKE_SOURCE_DIR}/resources/guest/boot.S")
domus_embed(INPUT "${DOMUS_GUEST_DIR}/boot.img" OUTPUT "${DOMUS_GUEST_DIR}/bootguestsector.cpp" SYMBOL bootGuestSector)
target_sources(domus_services PRIVATE
    "${DOMUS_GUEST_DIR}/bootguestsector.cpp"
    bootguest.cpp bootguest.h
    selftest.cpp selftest.h
    selftestmachine.cpp selftestmachine.h)
# What analysis needs to exist without a build.
add_custom_target(domus_generated DEPENDS "${DOMUS_GUEST_DIR}/bootguestsector.cpp")
