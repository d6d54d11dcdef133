# SPDX-License-Identifier: GPL-3.0-or-later
#
# A guest of one sector: a coloured screen, a square that moves, and a new colour for every key.
#
# The self-test boots it to prove that this host runs machines: the picture appears, changes by itself, and answers.
# The bottom third of the screen holds the ground colour and nothing else, so its colour can be read at any scale.
# Ground colours go through blue, green, cyan, red, magenta, brown (VGA 1 to 6), one on for every key.
#
# Assembled with GNU as for the 8086's real mode, linked at 0x7c00. With the symbol INSTALLED it is what the unattended
# installer of the tests writes to a disk: it says so, and starts with brown.

        .code16
        .text
        .globl  _start

        .set    width, 320
        .set    side, 24                # of the square
        .set    top, 64                 # of its way
        .set    ticks, 0x46c            # the BIOS counts 18.2 a second here

_start: ljmp    $0, $main               # some BIOSes start at 07c0:0000

main:   cli
        xorw    %ax, %ax
        movw    %ax, %ds
        movw    %ax, %ss
        movw    $_start, %sp
        sti
        cld
        movw    $0x0013, %ax            # 320 x 200, 256 colours
        int     $0x10

paint:  movw    $0xa000, %ax
        movw    %ax, %es
        xorw    %di, %di
        movw    $(width * 200), %cx
        movb    ground, %al
        rep stosb
        xorw    %ax, %ax                # words: ES:BP is the text
        movw    %ax, %es
        movw    $words, %bp
        movw    $(words_end - words), %cx
        movw    $0x0203, %dx            # row 2, column 3
        movw    $0x000f, %bx            # white
        movw    $0x1301, %ax
        int     $0x10
        movw    $0xa000, %ax
        movw    %ax, %es

frame:  movb    ground, %al             # the square leaves where it was
        call    square
        movw    place, %ax
        addw    step, %ax
        movw    %ax, place
        jz      turn
        cmpw    $(width - side), %ax
        jb      show
turn:   negw    step
show:   movb    $15, %al
        call    square

rest:   hlt                             # until the next tick, at no cost for the host
        movw    ticks, %ax
        cmpw    %ax, last
        je      rest
        movw    %ax, last
        movb    $1, %ah                 # a key?
        int     $0x16
        jz      frame
        xorb    %ah, %ah
        int     $0x16
        movb    %al, letter
        movb    ground, %al
        incb    %al
        cmpb    $7, %al
        jb      keep
        movb    $1, %al
keep:   movb    %al, ground
        jmp     paint

# A filled square of colour AL at column `place`.
square: movw    place, %di
        addw    $(width * top), %di
        movw    $side, %dx
row:    movw    $side, %cx
        rep stosb
        addw    $(width - side), %di
        decw    %dx
        jnz     row
        ret

place:  .word   8
step:   .word   4
last:   .word   0
        .ifdef  INSTALLED
ground: .byte   6
words:  .ascii  "Started from the disk. Key: "
        .else
ground: .byte   1
words:  .ascii  "Domus: press a key. Last: "
        .endif
letter: .ascii  "-"
words_end:

        .org    510
        .word   0xaa55
